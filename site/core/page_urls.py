"""Addresses of core in each language."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
