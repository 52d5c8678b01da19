"""The exercise catalogue: exercises as data, and the names people give them."""

from groundforce.training.catalogue.load import Catalogue, load_catalogue
from groundforce.training.catalogue.names import Match, resolve

__all__ = ["Catalogue", "Match", "load_catalogue", "resolve"]
