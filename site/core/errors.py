"""Pages that say what went wrong, in the language of the address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def refused(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def crashed(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
