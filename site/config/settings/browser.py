"""For browser tests: the whole site as it runs, with its outbox and worker, only quick at passwords."""

import os

from config.settings.base import *  # noqa: F403
from config.settings.base import STORAGES

DEBUG = False
DEMONSTRATION = os.environ.get("DEMONSTRATION") == "true"
SECRET_KEY = "only-for-tests"  # the same as in `test`, so that the site knows the addresses that a test has signed
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
