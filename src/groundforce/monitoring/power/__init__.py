"""From test results to where a runner stands."""
