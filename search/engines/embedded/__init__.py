"""The engine that lives in the site's own database: no server beside it, and the one that answers when that is away."""

from search.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
