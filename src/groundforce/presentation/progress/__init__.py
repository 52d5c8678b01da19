"""Where a runner stands: sections of facts for the terminal and the page, and a picture for each."""
