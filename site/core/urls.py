"""Addresses without a language: for machines."""

from django.urls import path

from core import sitemaps, views

urlpatterns = [
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.sitemap_part, name="sitemap_part"),
    path("robots.txt", views.robots, name="robots"),
]
