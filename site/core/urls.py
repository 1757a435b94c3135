"""Addresses without a language: for machines."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
