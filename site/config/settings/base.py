"""What development, tests and production have in common. Values that may differ come from `config.environment`."""

from email.utils import parseaddr
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from config.environment import ROOT, read_environment
from config.mail import mail_settings, mailbox_settings
from core.languages import add_to_django, choices

ENV = read_environment()
add_to_django()

SITE_DIR: Path = ROOT / "site"
VAR: Path = ENV.var_folder
PORT = ENV.port
SECRET_KEY = ENV.secret_key
SECRET_KEY_FALLBACKS = ENV.secret_key_fallbacks
ALLOWED_HOSTS = ENV.allowed_hosts
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "home",
    "search",
    "desk",
    "articles",
    "events",
    "core",
    "core.outbox",
    "core.worker",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.AdminPolicyMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.LocaleMiddleware",
    "core.middleware.MaintenanceMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.middleware.UnfinishedMiddleware",
    "desk.walls.WallsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.frame",
                "home.context_processors.menu",
            ],
        },
    }
]

DATABASES = {"default": dj_database_url.parse(ENV.database_url or f"sqlite:///{VAR / 'db.sqlite3'}", conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Django's default of 5 seconds ended some writers 'locked' when eight processes wrote; see docs/decisions/sqlite.md
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = 0

if ENV.redis_url:
    CACHES: dict[str, Any] = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": ENV.redis_url,
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]

# Languages
LANGUAGE_CODE = "en"
LANGUAGES = choices(ENV.site_languages)
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LANGUAGES_BIDI = ["ar", "fa", "he", "ur", "ckb", "dv", "ug", "ps", "yi"]
LOCALE_PATHS = [SITE_DIR / "locale"]
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("en", "English"),
    ("fi", "suomi"),
    ("sv", "svenska"),
]
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"

# Static files and uploads
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [SITE_DIR / "static"]
STATICFILES_FINDERS = [
    "core.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a page with many blocks is one form
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = ENV.upload_limit_bytes
ARTICLE_LIMIT_BYTES = ENV.article_limit_bytes

# Mail: without a server every message lies as a file under var/mail/
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if ENV.email_url else "core.outbox.folder.FolderBackend"
for _name, _value in mail_settings(ENV.email_url).items():
    globals()[_name] = _value
BOUNCE_WEBHOOK_SECRET = ENV.bounce_webhook_secret
BOUNCE_MAILBOX: dict[str, Any] = mailbox_settings(ENV.bounce_mailbox_url)
EMAIL_TIMEOUT = ENV.mail_timeout_seconds
MAIL_FOLDER = VAR / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.mail_from
MAIL_DOMAIN = parseaddr(ENV.mail_from)[1].rpartition("@")[2] or "localhost"

# Wagtail
WAGTAIL_SITE_NAME = "International Espoo"
WAGTAILADMIN_BASE_URL = ENV.site_address
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_APPEND_SLASH = True
# Editors and translators publish themselves; a workflow's approval would be a second door.
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = ENV.upload_limit_bytes
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []  # no text embeds other sites, so nobody makes this one fetch from them
# Of the admin's lists and choosers alone: an editor must be able to save while a search server is away.
WAGTAILSEARCH_BACKENDS: dict[str, Any] = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Without these two, deleting a page deletes its translations, and submitting one publishes English under /sv/.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_JOBS = {"BACKEND": "core.worker.localize.OutboxJobBackend"}
TASKS = {"default": {"BACKEND": "core.worker.tasks.OutboxTaskBackend"}}

# The worker: see docs/decisions/outbox.md
WORKER = {
    "POLL_SECONDS": ENV.worker_poll_seconds,
    "LEASE_SECONDS": ENV.worker_lease_seconds,
    "ATTEMPTS": ENV.worker_attempts,
    "BACKOFF_SECONDS": ENV.worker_backoff_seconds,
    "KEEP_DAYS": ENV.outbox_keep_days,
    "SCHEDULE_SECONDS": ENV.schedule_seconds,
}

# Strictness towards browsers
CSRF_FAILURE_VIEW = "core.errors.refused"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin shows previews in a frame of its own
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
BEHIND_PROXY = ENV.behind_proxy
if ENV.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {
        "refused": {"()": "core.logs.NoTraceOfRefusals"},
        "personal": {"()": "core.logs.HidePersonalData"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refused", "personal"]}},
    "root": {"handlers": ["stderr"], "level": ENV.log_level},
    "loggers": {
        "django": {"level": ENV.log_level},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # scanners, each with a whole traceback
        "elastic_transport": {
            "level": "ERROR"
        },  # every request is a line; that the server is away, the breaker says once
        "wagtail": {"level": "WARNING"},  # it keeps who did what in a log of its own, in the admin
    },
}

# Limits of our own; each comes from the environment
MAINTENANCE = ENV.maintenance
PAGE_CACHE_SECONDS = ENV.page_cache_seconds
FEW_SEATS_PERCENT = ENV.few_seats_percent
REPEAT_MAIL_SECONDS = ENV.repeat_mail_seconds
MAILS_PER_ADDRESS_PER_DAY = ENV.mails_per_address_per_day
SIGN_UP_RETENTION_DAYS = ENV.sign_up_retention_days
FOLLOW_UP_DAYS = ENV.follow_up_days
# Beside the database, so that restoring an older one doesn't bring back what was erased.
ERASURES_FILE = VAR / "erasures.txt"
SIGN_UPS_PER_NETWORK_PER_HOUR = ENV.sign_ups_per_network_per_hour
SIGN_UP_MINIMUM_SECONDS = ENV.sign_up_minimum_seconds
PAGE_LENGTH = ENV.page_length
SEARCH_QUERY_LIMIT = ENV.search_query_limit
SEARCH_COUNTS_DAYS = ENV.search_counts_days
ELASTICSEARCH: dict[str, Any] = {
    "URLS": ENV.elasticsearch_url,
    "USER": ENV.elasticsearch_user,
    "PASSWORD": ENV.elasticsearch_password,
    "CA_FILE": ENV.elasticsearch_ca_file,
    "INDEX_PREFIX": ENV.elasticsearch_index_prefix,
    "SHARDS": ENV.elasticsearch_shards,
    "REPLICAS": ENV.elasticsearch_replicas,
    "TIMEOUT_SECONDS": ENV.elasticsearch_timeout_seconds,
}
FEEDBACK_ADDRESS = ENV.feedback_address
