"""Open work: what is submitted and not translated, translated and not published, or behind its original.

The number of queries doesn't grow with the work: one for the rows, one for the pages, one for each kind of snippet among them.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.languages import language
from core.models import WordsState
from core.staleness import behind
from events.models import EventPage

TRANSLATE, PUBLISH, SYNC, COMPARE = "translate", "publish", "sync", "compare"
NEW, BEGUN, NEARLY, CHANGED = "new", "begun", "nearly", "changed"
NEARLY_PERCENT = 75


@dataclass(frozen=True)
class Task:
    """One page or snippet in one language. `step` is what is to be done next; `begins` when its event is, if it has one."""

    title: str
    kind: str
    tag: str
    step: str
    done: int
    total: int
    since: datetime
    begins: datetime | None
    address: str

    is_behind: bool = False

    @property
    def language(self) -> str:
        return language(self.tag).name

    @property
    def stage(self) -> str:
        """Where it stands for its translator: `changed`, `nearly`, `begun` or `new`."""
        if self.is_behind:
            return CHANGED
        if self.done * 100 >= self.total * NEARLY_PERCENT:
            return NEARLY
        return BEGUN if self.done else NEW


def open_work(tags: Iterable[str]) -> QuerySet[Translation]:
    """What is to be done in these languages: next events first, then what came last."""
    rows = _annotated().filter(target_locale__language_code__in=list(tags)).filter(_is_open())
    rows = rows.select_related("source", "target_locale")
    return rows.order_by(F("begins").asc(nulls_last=True), "-source__last_updated_at", "pk")


def as_tasks(rows: Iterable[Any]) -> list[Task]:
    """The rows of `open_work` with what a person needs to know of each and the address where she does it."""
    listed = list(rows)
    addresses = _addresses(listed)
    found = ((row, addresses.get((row.source.object_id, row.target_locale_id))) for row in listed)
    return [_task(row, address) for row, address in found if address]


def counts(tags: Iterable[str]) -> list[dict[str, Any]]:
    """For each language what is behind: `tag`, `language`, `translate`, `publish`, `changed`; one query."""
    wanted = list(tags)
    rows = _annotated().filter(target_locale__language_code__in=wanted).filter(_is_open())
    numbers = rows.order_by().values("target_locale__language_code").annotate(
        translate=Count("pk", filter=Q(enabled=True, missing__gt=0)),
        publish=Count("pk", filter=Q(enabled=True, missing=0, is_published=False)),
        changed=Count("pk", filter=Q(is_behind=True)),
    )  # fmt: skip
    by_tag = {row.pop("target_locale__language_code"): row for row in numbers}
    nothing = {"translate": 0, "publish": 0, "changed": 0}
    return [{"tag": tag, "language": language(tag).name, **by_tag.get(tag, nothing)} for tag in wanted]


def _annotated() -> QuerySet[Translation]:
    """Each translation with `total` and `missing` texts, `is_published`, `is_behind`, `changed_at`, `begins`."""
    segments = StringSegment.objects.filter(source=OuterRef("source")).order_by()
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("target_locale")),
        has_error=False,
    )
    states = WordsState.objects.filter(translation_key=OuterRef("source__object_id"))
    own = states.filter(locale=OuterRef("target_locale"))
    events = EventPage.objects.filter(
        translation_key=OuterRef("source__object_id"), event__starts_at__gte=timezone.now()
    )
    return Translation.objects.exclude(target_locale=F("source__locale")).annotate(
        total=_count(segments),
        missing=_count(segments.filter(~Exists(translated))),
        is_published=Exists(own.exclude(digest="")),
        is_behind=Exists(
            behind().filter(translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale"))
        ),
        changed_at=Subquery(states.filter(locale=OuterRef("source__locale")).values("changed_at")[:1]),
        begins=Subquery(events.values("event__starts_at")[:1]),
    )


def _is_open() -> Q:
    """What was written by hand counts no texts: it is only ever behind."""
    return Q(is_behind=True) | Q(enabled=True, missing__gt=0) | Q(enabled=True, is_published=False)


def _count(rows: QuerySet[Any]) -> Any:
    counted = rows.values("source").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _addresses(rows: list[Any]) -> dict[tuple[Any, int], str]:
    """Where each row's words are edited, by translation key and language."""
    by_type: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        model = _model(row)
        by_type[0 if issubclass(model, Page) else row.source.specific_content_type_id].append(row)
    addresses = {}
    for group in by_type.values():
        model = Page if issubclass(_model(group[0]), Page) else _model(group[0])
        targets = model._default_manager.filter(
            translation_key__in={row.source.object_id for row in group},
            locale__in={row.target_locale_id for row in group},
        )
        name = _edit_view(model)
        for key, locale, pk in targets.values_list("translation_key", "locale_id", "pk"):
            addresses[key, locale] = reverse(name, args=[pk])
    return addresses


def _model(row: Any) -> Any:
    return ContentType.objects.get_for_id(row.source.specific_content_type_id).model_class()


def _edit_view(model: Any) -> str:
    if issubclass(model, Page):
        return "wagtailadmin_pages:edit"
    return f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:edit"


def _task(row: Any, address: str) -> Task:
    return Task(
        title=row.source.object_repr,
        kind=str(_model(row)._meta.verbose_name),
        tag=row.target_locale.language_code,
        step=_step(row),
        done=row.total - row.missing,
        total=row.total,
        since=row.changed_at if row.is_behind else row.source.last_updated_at,
        begins=row.begins,
        address=address,
        is_behind=row.is_behind,
    )


def _step(row: Any) -> str:
    """Behind in the cycle means: an editor syncs the new texts; once she has, they are translated and published."""
    if not row.enabled:
        return COMPARE
    if row.missing:
        return TRANSLATE
    return SYNC if row.is_behind and row.source.last_updated_at < row.changed_at else PUBLISH
