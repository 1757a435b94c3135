"""Addresses without a language: for machines."""

from django.urls import path

from core import sitemaps, views
from core.outbox.webhook import bounces

urlpatterns = [
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.sitemap_part, name="sitemap_part"),
    path("robots.txt", views.robots, name="robots"),
    path("mail/bounces/", bounces, name="bounces"),
]
