"""For browser tests: the whole site as it runs, with its outbox and worker, only quick at passwords."""

from config.settings.base import *  # noqa: F403
from config.settings.base import STORAGES

DEBUG = False
DEMONSTRATION = True
SECRET_KEY = "only-for-tests-in-a-browser"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
