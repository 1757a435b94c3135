"""'Import an article' in the admin: choose a file, see what was found in it, confirm."""

from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from articles.admin.import_forms import Upload, UploadForm, unsealed
from articles.importer.content import body_of
from articles.importer.finding import findings, outcome_words
from articles.importer.parsed import Unreadable
from articles.importer.saving import edited_by_a_person, import_article, page_of
from articles.models import ArticleIndexPage, ArticlePage
from core.languages import language


def languages_for(user: Any) -> list[tuple[str, str]]:
    """The languages, as choices, below whose article index the person may add pages."""
    return [(tag, language(tag).name) for tag in (index.locale.language_code for index in indexes_for(user))]


def indexes_for(user: Any) -> list[ArticleIndexPage]:
    """The article indexes below which the person may add pages."""
    indexes = ArticleIndexPage.objects.select_related("locale").order_by("path")
    return [index for index in indexes if index.permissions_for_user(user).can_add_subpage()]


def index_to_begin_in(user: Any) -> ArticleIndexPage | None:
    """The index in the language the person reads the admin in, or else the first; None where she may add nothing."""
    indexes = indexes_for(user)
    mine = [index for index in indexes if index.locale.language_code == get_language()]
    return next(iter(mine or indexes), None)


def may_publish(user: Any, tag: str, page: ArticlePage | None) -> bool:
    """Whether the person may publish this page, or a new one in this language."""
    if page is not None:
        return bool(page.permissions_for_user(user).can_publish())
    index = ArticleIndexPage.objects.filter(locale__language_code=tag).first()
    return index is not None and bool(index.permissions_for_user(user).can_publish_subpage())


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The first step, and what was found as the answer to it. Nothing is written."""
    languages = languages_for(request.user)
    if not languages:
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None, languages=languages)
    if request.method == "POST" and form.is_valid():
        return render(request, "articles/admin/import_found.html", _found(form.upload, request.user))
    context = {"form": form, **_frame(), "media": form.media}
    return render(request, "articles/admin/import.html", context)


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """The second step: what was shown becomes a page, a draft or published as the person's button says."""
    try:
        found = unsealed(request.POST.get("upload", ""), request.user)
    except signing.BadSignature:
        messages.error(request, _("The file wasn’t kept any longer. Choose it once more."))
        return redirect("import_article")
    page = page_of(found.identity, found.language)
    allowed = found.language in dict(languages_for(request.user))
    if not allowed or (page and not page.permissions_for_user(request.user).can_edit()):
        raise PermissionDenied
    publish = "publish" in request.POST and may_publish(request.user, found.language, page)
    try:
        imported = import_article(
            found.article,
            identity=found.identity,
            language=found.language,
            publish=publish,
            only_draft=not publish,
            translation_of=ArticlePage.objects.filter(pk=found.original).first(),
            user=request.user,
        )
    except Unreadable as error:
        messages.error(request, str(error))
        return redirect("import_article")
    messages.success(request, f"{found.article.title}: {outcome_words(imported)}")
    return redirect("wagtailadmin_pages:edit", imported.page.pk)


def _found(found: Upload, user: Any) -> dict[str, Any]:
    page = page_of(found.identity, found.language)
    stream = ArticlePage._meta.get_field("body").stream_block
    return {
        **_frame(),
        "upload": found,
        "sealed": found.sealed(user),
        "article": found.article,
        "body": stream.to_python(body_of(found.article)),
        "findings": findings(found.article),
        "language": language(found.language),
        "page_of_file": page,
        "edited": page is not None and edited_by_a_person(page),
        "may_publish": may_publish(user, found.language, page),
        "original": ArticlePage.objects.filter(pk=found.original).first(),
    }


def _frame() -> dict[str, Any]:
    title = _("Import an article")
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("import_article"), "label": title},
    ]
    return {"page_title": title, "header_title": title, "header_icon": "upload", "breadcrumbs_items": crumbs}
