"""A virtual runner: hidden strength, fatigue and a life, to try coaches on."""
