from django.urls import path

from search.views.page import search
from search.views.suggestions import suggestions

app_name = "search"
urlpatterns = [
    path("", search, name="search"),
    path("suggestions/", suggestions, name="suggestions"),
]
