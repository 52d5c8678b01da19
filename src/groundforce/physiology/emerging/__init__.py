"""Models that rest on recollection or judgement: no number here was read in a paper that tested it.

They are graded so in the registry, carry their reported spread where there is one, and never decide alone.
What a source is found for moves up to :mod:`groundforce.physiology`.
"""
