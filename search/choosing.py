"""Which engine answers on this site: Elasticsearch where one is configured and answers, the database else."""

import logging
from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

from search.breaker import Breaker
from search.engines import Away, Engine, Found, Inquiry, Refused
from search.engines.elastic import ElasticEngine, connection
from search.engines.embedded import EmbeddedEngine

Answer = TypeVar("Answer")
logger = logging.getLogger(__name__)


def engine() -> Engine:
    """The engine that searches are asked of."""
    return GuardedEngine() if connection.is_configured() else EmbeddedEngine()


class GuardedEngine:
    """Asks Elasticsearch; while that is away, the database answers, and nobody who searches notices but by the clock."""

    def find(self, inquiry: Inquiry) -> Found:
        return _ask(lambda engine: engine.find(inquiry))

    def suggest(self, words: Sequence[str], beginning: str, language: str, limit: int) -> Sequence[int]:
        return _ask(lambda engine: engine.suggest(words, beginning, language, limit))


def _ask(question: Callable[[Engine], Answer]) -> Answer:
    if breaker().lets_through():
        try:
            answer = question(ElasticEngine(connection.client(), connection.alias()))
        except Refused as refused:
            logger.warning("Elasticsearch refused a question (%s); the database answers it", refused)
            breaker().succeeded()
        except Away as away:
            breaker().failed(str(away))
        else:
            breaker().succeeded()
            return answer
    return question(EmbeddedEngine())


@cache
def breaker() -> Breaker:
    return Breaker("Elasticsearch")
