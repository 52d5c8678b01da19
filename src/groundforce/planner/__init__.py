"""The planner: ``solve`` searches, ``check`` judges any plan independently, ``why`` explains."""
