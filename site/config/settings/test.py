"""For pytest: as in production where it matters, but quick, and with the worker's tasks done at once."""

import os
from pathlib import Path
from tempfile import gettempdir

os.environ.setdefault("VAR_FOLDER", str(Path(gettempdir()) / f"international-espoo-test-{os.getpid()}"))

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, STORAGES

DEBUG = False
DEMONSTRATION = True
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SIGN_UP_MINIMUM_SECONDS = 0  # nobody waits in a test; those of this very rule set it
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WAGTAILLOCALIZE_JOBS = {"BACKEND": "wagtail_localize.tasks.ImmediateBackend"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
LOGGING = {"version": 1, "disable_existing_loggers": False}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": os.environ.get("TEST_SQLITE_FILE") or None}
