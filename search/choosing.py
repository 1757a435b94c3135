"""Which engine answers on this site."""

from search.engines import Engine
from search.engines.embedded import EmbeddedEngine


def engine() -> Engine:
    """The engine that searches are asked of."""
    return EmbeddedEngine()
