"""The site as a WSGI application that tells in headers how many queries an answer took, and how long a search engine was at it.
For benchmarks only.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from time import perf_counter
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection

site = get_wsgi_application()


class Spent:
    """By the answer that is under way; a worker of gunicorn has one at a time."""

    queries = 0
    engine_seconds = 0.0


def clock_engines() -> None:
    from search.engines.elastic import ElasticEngine
    from search.engines.embedded import EmbeddedEngine

    def clocked(find: Callable[..., Any]) -> Callable[..., Any]:
        def found(engine: Any, inquiry: Any) -> Any:
            began = perf_counter()
            try:
                return find(engine, inquiry)
            finally:
                Spent.engine_seconds += perf_counter() - began

        return found

    for engine in (ElasticEngine, EmbeddedEngine):
        engine.find = clocked(engine.find)  # type: ignore[method-assign]


clock_engines()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    Spent.queries, Spent.engine_seconds = 0, 0.0

    def counted(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        Spent.queries += 1
        return execute(sql, params, many, context)

    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        told = [("X-Queries", str(Spent.queries)), ("X-Engine-Milliseconds", f"{Spent.engine_seconds * 1000:.1f}")]
        return start_response(status, [*headers, *told], *rest)

    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(counted))
        answer: Iterable[bytes] = site(environ, start)
    return answer
