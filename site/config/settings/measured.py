"""As `browser`, with static files as in production: named by their content, compressed, kept for ever."""

from config.settings.browser import *  # noqa: F403
from config.settings.browser import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
WHITENOISE_USE_FINDERS = False
