"""How far a plan can be from the best there is: proved lower bounds, on request."""
