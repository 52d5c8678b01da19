"""Running efficiency: the heart rate a run should have, the speed at a heart rate; economy where measured."""
