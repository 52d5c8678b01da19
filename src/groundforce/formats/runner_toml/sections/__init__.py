"""The tables of the runner file, one module each."""
