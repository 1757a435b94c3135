"""Texts and queries made from facts (`facts.yaml`): each service in each place, so judgments follow from the facts.

Who names a service and a place wants that text (3), and may look at the same service elsewhere (1). Who names the service
alone is served by all of them alike.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("fi", "sv", "en", "ar", "ru")
FORMS, SYNONYMS = 0, 1  # of a service's `asked`


@cache
def facts() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "facts.yaml").read_text(encoding="utf-8"))
    return read


def texts(tag: str) -> Iterator[dict[str, Any]]:
    for service, said in facts()["services"].items():
        for place, names in facts()["places"].items():
            title = said[tag]["title"].format(place=names[tag])
            yield {"id": _name(service, place), "kind": "page", "title": title, "body": said[tag]["body"]}


def queries(tag: str) -> Iterator[dict[str, Any]]:
    places = facts()["places"]
    for number, (service, said) in enumerate(facts()["services"].items()):
        here = list(places)[number % len(places)]
        wanted = {_name(service, place): 3 if place == here else 1 for place in places}
        forms, synonyms = said[tag]["asked"]
        for form in forms:
            yield {"query": form, "type": "form", "relevant": dict.fromkeys(wanted, 3)}
        for synonym in synonyms:
            yield {"query": synonym, "type": "synonym", "relevant": dict.fromkeys(wanted, 3)}
        yield {"query": f"{forms[0]} {places[here]['other'][tag]}", "type": "place", "relevant": wanted}
        yield {"query": f"{places[here][tag]} {synonyms[0]}", "type": "synonym", "relevant": wanted}
    for query in facts()["unanswerable"][tag]:
        yield {"query": query, "type": "unanswerable", "relevant": {}}


def _name(service: str, place: str) -> str:
    return f"{service}-{place}"
