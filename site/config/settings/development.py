"""`make run`: everything embedded, nothing to set."""

from config.settings.base import *  # noqa: F403
from config.settings.base import ENV, LOGGING, SECRET_KEY, STORAGES

DEBUG = False  # `make run` shows what a visitor would see, its error pages too
DEMONSTRATION = True
SECRET_KEY = SECRET_KEY or "only-for-development-never-on-the-network"
ALLOWED_HOSTS = ENV.allowed_hosts or ["127.0.0.1", "localhost", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
if "log_level" not in ENV.model_fields_set:
    LOGGING |= {"root": {"handlers": ["stderr"], "level": "WARNING"}}  # the addresses and log-ins shall stay in sight
