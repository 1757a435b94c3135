"""What the translators' desk adds to Wagtail's admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from desk import bulk, localize

FIRST = -10  # before wagtail-localize's own hooks and addresses, which are at 0

hooks.register("before_edit_page", localize.refuse_unfinished_publication, order=FIRST)
hooks.register("before_edit_snippet", localize.refuse_unfinished_publication, order=FIRST)
hooks.register("before_bulk_action", bulk.refuse_unfinished, order=FIRST)


@hooks.register("register_admin_urls", order=FIRST)
def checked_addresses() -> list[URLPattern]:
    """wagtail-localize's addresses of submission and syncing, answered by our views."""
    snippet = "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/"
    return [
        path("localize/submit/page/<int:page_id>/", localize.SubmitPageView.as_view()),
        path(snippet, localize.SubmitSnippetView.as_view()),
        path("localize/update/<int:translation_source_id>/", localize.SyncView.as_view()),
    ]
