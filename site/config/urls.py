"""All addresses. Visitors' ones begin with their language; `/` leads to the best of them."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve as serve_upload
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core import serving
from events.views.door import door_view
from home.styleguide.views import styleguide

handler400 = "core.errors.unreadable"
handler403 = "core.errors.refused"
handler404 = "core.errors.not_found"
handler500 = "core.errors.crashed"

urlpatterns = [
    path("", serving.to_best_language),
    path("", include("core.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("door/<str:code>/", door_view, name="door"),  # short, and the same in every language: it stands in QR codes
    path("styleguide/", styleguide, name="styleguide"),
    path("documents/", include(wagtaildocs_urls)),
    re_path(
        r"^media/(?P<path>images/.*|original_images/.*)$",
        serve_upload,
        {"document_root": settings.MEDIA_ROOT},
    ),
    *wagtail_urls.urlpatterns[:2],  # passing the door of a page that is behind a password or a log-in
    *i18n_patterns(
        path("search/", include("search.urls")),
        path("", include("events.urls")),
        path("", include("core.page_urls")),
        re_path(wagtail_urls.serve_pattern, serving.serve, name="wagtail_serve"),
        prefix_default_language=True,
    ),
]
