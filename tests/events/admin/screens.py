"""An event's own screen in the admin, as a browser opens it and sends it back."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from events.models import Event


def typed(html: bytes | str) -> dict[str, Any]:
    """What a browser would send of the editor's form, unchanged."""
    form = BeautifulSoup(html, "html.parser").find("form", id="w-editor-form")
    assert form is not None
    data: dict[str, Any] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        name, kind = field.get("name"), field.get("type")
        if not name or (kind in ("checkbox", "radio") and not field.has_attr("checked")):
            continue
        if field.name == "select":
            chosen: Any = field.find("option", selected=True) or field.find("option")
            value = chosen.get("value", "")
        else:
            empty = "on" if kind in ("checkbox", "radio") else ""
            value = field.text.lstrip("\n") if field.name == "textarea" else field.get("value", empty)
        data.setdefault(str(name), []).append(value)
    return data


def screen(event: Event) -> str:
    return reverse("events_admin:edit", args=[event.pk])


def opened(client: Client, event: Event) -> dict[str, Any]:
    return typed(client.get(screen(event)).content)


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())
