"""The parts of ``benchmarks.planner``: its problems, its judge, the peers and the clocks."""
