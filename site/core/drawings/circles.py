"""Statuses as circles: how far a promise or a sign-up has come."""

from dataclasses import dataclass
from typing import Literal, get_args

from django.utils.safestring import SafeString

from core.drawings.shapes import dot, drawing, path

Promise = Literal["heard", "in_preparation", "decided", "done", "not_possible"]
SignUp = Literal["seated", "held", "offered", "waiting", "cancelled", "lapsed"]
Status = Literal[Promise, SignUp]

RADIUS, STROKE = 86, 20  # on a plane from -100 to 100
FILLED: dict[Status, str] = {
    "in_preparation": f"M0-{RADIUS}A{RADIUS} {RADIUS} 0 0 0 0 {RADIUS}Z",
    "decided": f"M0-{RADIUS}A{RADIUS} {RADIUS} 0 1 1-{RADIUS} 0H0Z",
    "done": f"M0-{RADIUS}A{RADIUS} {RADIUS} 0 1 1 0 {RADIUS}A{RADIUS} {RADIUS} 0 1 1 0-{RADIUS}Z",
}
CROSSED = "M-56-56L56 56"
SIGN_UPS: dict[str, Promise] = {
    "seated": "done",
    "held": "decided",
    "offered": "decided",
    "waiting": "in_preparation",
    "cancelled": "not_possible",
    "lapsed": "not_possible",
}


@dataclass(frozen=True)
class Circle:
    """A promise's status, or the state of a sign-up, which looks like one: seated is done, waiting is half way.

    What is late has cloudberry under its ink, which shows on paper, on mist and on spruce alike.
    """

    status: Status
    late: bool = False


def draw_circle(circle: Circle) -> SafeString:
    """The circle, as wide as a line of text is high. Raises ValueError for a status that isn't one."""
    if circle.status not in get_args(Status):
        raise ValueError(f"no circle stands for '{circle.status}'")
    looks_like = SIGN_UPS.get(circle.status, circle.status)
    parts = [dot("voice", (0, 0), RADIUS)] if circle.late else []
    parts.append(dot("free", (0, 0), RADIUS + STROKE / 2, STROKE))
    if looks_like in FILLED:
        parts.append(path("seat", FILLED[looks_like]))
    if looks_like == "not_possible":
        parts.append(path("line", CROSSED, STROKE))
    return drawing("of-status", "tiny", parts)
