"""A week for people: looked back on and ahead, as text, page and sheet, all from the same words."""
