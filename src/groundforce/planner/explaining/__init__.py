"""What a plan answers when asked: the bill of every other time, of a run moved by a day, and what waits."""
