"""A whole training life into a training folder: find, read, normalise, match, ask, add; and out again.

Every file that gave something is kept as it was (``originals/<sha256>``) with what it said
(``history/NNNN-<sha256>.json``, ``NNNN`` the number of the import). Doubles are brought together when the
history is loaded, not when it is written: adding a file never changes another, so an import may be stopped
at any point and undone by taking its files away.
"""
