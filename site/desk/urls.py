"""Addresses below `/admin/translations/`."""

from django.urls import path

from desk import views

app_name = "desk"
urlpatterns = [
    path("", views.WorkView.as_view(), name="work"),
    path("compared/<int:translation_id>/", views.CompareView.as_view(), name="compare"),
]
