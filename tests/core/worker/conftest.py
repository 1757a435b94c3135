from tests.core.outbox.conftest import registry

__all__ = ["registry"]
