"""The tests a runner can do at home or in the gym, as data, and what came out of them."""
