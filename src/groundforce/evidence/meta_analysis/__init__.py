"""Meta-analysis: effect sizes, pooling, what one study does, and signs of publication bias.

``pooling.pool`` is the way in; ``effect_sizes`` makes what it pools. Needs NumPy and SciPy, so nothing in
``groundforce.evidence`` itself imports this package.
"""
