"""Jumps, hops, force and bounce: what a phone, a tape measure or a force plate can tell of power."""
