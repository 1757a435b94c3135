"""A Django of one view: the least that an answer can cost, for comparison."""

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(SECRET_KEY="only-for-benchmarks", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, USE_I18N=False)
django.setup()


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>Nothing</title>")


urlpatterns = [path("", nothing)]
application = get_wsgi_application()
