"""One activity told by several files: found, said why, brought together. The only rules for it."""
