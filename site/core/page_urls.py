"""Addresses of core in each language."""

from django.urls import path

from core import views
from core.pictures.views import shared_picture

app_name = "core"
urlpatterns = [
    path("untranslated/<int:page_id>/", views.untranslated, name="untranslated"),
    path("og/<int:page_id>-<slug:version>.png", shared_picture, name="picture"),
]
