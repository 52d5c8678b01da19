"""The runner file, ``runner.toml``: a person's own words, read with a line number for every mistake."""
