"""Addresses of core in each language."""

from django.urls import path

from core import views

app_name = "core"
urlpatterns = [path("untranslated/<int:page_id>/", views.untranslated, name="untranslated")]
