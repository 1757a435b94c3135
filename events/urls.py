"""Addresses of events besides their pages, in each language."""

from django.urls import URLPattern

app_name = "events"
urlpatterns: list[URLPattern] = []
