"""The site as a WSGI application that tells in a header how many queries an answer took. For benchmarks only."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection

site = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    queries = 0

    def counted(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(sql, params, many, context)

    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        return start_response(status, [*headers, ("X-Queries", str(queries))], *rest)

    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(counted))
        answer: Iterable[bytes] = site(environ, start)
    return answer
