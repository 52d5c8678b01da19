"""``python -m groundforce``: the same as ``groundforce``."""

from groundforce.cli import main

if __name__ == "__main__":
    main()
