"""The forms in which editors give an event its facts. Times are typed and shown in the event's own time zone."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.models import Locale

from core.models import Topic
from core.words import HasSource
from events.admin.help import HELP
from events.changes import refuse_lost_seats
from events.models import Event, EventIndexPage
from events.privacy.promises import refuse_broken_promises

FACTS = [
    "name", "status", "starts_at", "ends_at", "time_zone", "mode", "venue", "online_link",
    "takes_sign_ups", "seats_in_person", "seats_online", "sign_up_opens_at", "sign_up_closes_at",
    "largest_group", "confirm_hours", "promotion", "offer_hours", "online_meanwhile", "asks_needs", "sign_up_form",
    "still_coming_hours", "sends_thanks", "feedback_form", "retention_days", "spoken_languages", "interpretation_languages",
    "interpretation_on_demand", "interpretation_threshold", "interpretation_until", "topics", "contact", "hosts",
]  # fmt: skip
TIMES = ["starts_at", "ends_at", "sign_up_opens_at", "sign_up_closes_at"]


class EventForm(WagtailAdminModelForm):
    """Facts of an event that exists. It never saves: what it has gathered goes through `events.changes.change_event`."""

    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = self._zone()
        for name in TIMES:
            value = self.initial.get(name)
            if isinstance(value, datetime) and timezone.is_aware(value):
                self.initial[name] = timezone.make_naive(value, ZoneInfo(self.instance.time_zone))
        if self.instance.pk:
            self.initial["seen_at"] = self.instance.changed_at.isoformat()
        self.fields["topics"].queryset = topics()
        self.fields["hosts"].queryset = possible_hosts(self.instance)
        self.fields["hosts"].label_from_instance = full_name

    def full_clean(self) -> None:
        with timezone.override(self.zone):
            super().full_clean()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.instance.pk and not self.errors:
            try:
                refuse_lost_seats(self.instance)
                refuse_broken_promises(self.instance)
            except forms.ValidationError as error:
                self.add_error(None, error)

    def clean_venue(self) -> Any:
        return self._published("venue")

    def clean_contact(self) -> Any:
        return self._published("contact")

    def clean_sign_up_form(self) -> Any:
        return self._published("sign_up_form")

    def clean_feedback_form(self) -> Any:
        return self._published("feedback_form")

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS if name in self.cleaned_data}

    @property
    def seen(self) -> datetime | None:
        """When the row was last changed that the editor saw; None where the form doesn't say."""
        try:
            return datetime.fromisoformat(self.cleaned_data.get("seen_at", ""))
        except ValueError:
            return None

    def _published(self, field: str) -> HasSource | None:
        """What is chosen, by its source; a draft would show readers words that nobody has published."""
        chosen = self.cleaned_data.get(field)
        if chosen is None:
            return None
        source = chosen.source
        if not source.live:
            raise forms.ValidationError(_("This is a draft. Publish it first, then choose it here."))
        return source

    def _zone(self) -> ZoneInfo:
        try:
            return ZoneInfo(self.data.get("time_zone") or self.instance.time_zone)
        except (ValueError, OSError, KeyError):
            return ZoneInfo("UTC")  # the field itself says what is wrong


class NewEventForm(EventForm):
    """The facts of a new event, with the title of its page and the language in which that begins."""

    title = forms.CharField(label=_("Title of the page"), max_length=255)
    locale = forms.ModelChoiceField(
        Locale.objects.none(), label=_("Language in which the page begins"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        locales = writable_locales(self.for_user)
        field = self.fields["locale"]
        field.queryset = Locale.objects.filter(pk__in=[locale.pk for locale in locales])
        field.label_from_instance = lambda locale: locale.get_display_name()
        field.initial = nearest_locale(locales)


def topics() -> QuerySet[Topic]:
    return Topic.objects.sources().filter(live=True)


def full_name(person: Any) -> str:
    return person.get_full_name() or person.get_username()


def possible_hosts(event: Event) -> QuerySet[Any]:
    """Those who may host, and whoever hosts this event already."""
    users = get_user_model()._default_manager
    may = users.with_perm("events.host_event", backend="django.contrib.auth.backends.ModelBackend")
    hosts = list(event.hosts.values_list("pk", flat=True)) if event.pk else []
    return users.filter(Q(pk__in=may.values("pk")) | Q(pk__in=hosts)).order_by("pk")


def writable_locales(user: Any) -> list[Locale]:
    """The languages in whose event index this user may add a page."""
    indexes = EventIndexPage.objects.select_related("locale").order_by("path")
    return [index.locale for index in indexes if user is None or index.permissions_for_user(user).can_add_subpage()]


def nearest_locale(locales: list[Locale]) -> Locale | None:
    """The language that the editor reads the admin in, if a page may begin in it, or else the first."""
    mine = [locale for locale in locales if locale.language_code == get_language()]
    return next(iter(mine or locales), None)


def fact_panels(*, new: bool) -> list[Panel]:
    """The facts in the order in which one plans a meeting."""
    first = [FieldPanel("title"), FieldPanel("locale")] if new else [FieldPanel("name"), _fact("status")]
    when = [
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        _fact("time_zone"),
        _fact("mode"),
        _fact("venue"),
        FieldPanel("online_link"),
    ]
    people = [
        _fact("topics", widget=forms.CheckboxSelectMultiple),
        _fact("contact"),
        _fact("hosts", widget=forms.CheckboxSelectMultiple),
    ]
    return [
        MultiFieldPanel(first, _("The page") if new else _("The event")),
        MultiFieldPanel(when, _("When and where")),
        *sign_up_panels(),
        MultiFieldPanel(people, _("Topics and people")),
    ]


def sign_up_panels() -> list[Panel]:
    sign_up = [
        _fact("takes_sign_ups"),
        FieldRowPanel([_fact("seats_in_person"), _fact("seats_online")]),
        FieldRowPanel([_fact("sign_up_opens_at"), FieldPanel("sign_up_closes_at")]),
        FieldRowPanel([_fact("largest_group"), _fact("confirm_hours")]),
        FieldRowPanel([_fact("promotion"), _fact("offer_hours")]),
        _fact("online_meanwhile"),
        _fact("asks_needs"),
        _fact("sign_up_form"),
        _fact("retention_days"),
    ]
    mails = [_fact("still_coming_hours"), _fact("sends_thanks"), _fact("feedback_form")]
    languages = [
        _fact("spoken_languages"),
        _fact("interpretation_languages"),
        _fact("interpretation_on_demand"),
        FieldRowPanel([_fact("interpretation_threshold"), _fact("interpretation_until")]),
    ]
    return [
        MultiFieldPanel(sign_up, _("Sign-up")),
        MultiFieldPanel(mails, _("Mails before and after")),
        MultiFieldPanel(languages, _("Languages")),
    ]


def _fact(name: str, **options: Any) -> FieldPanel:
    return FieldPanel(name, help_text=HELP[name], **options)


def edit_handler() -> ObjectList:
    return ObjectList(fact_panels(new=False), base_form_class=EventForm).bind_to_model(Event)


def new_handler() -> ObjectList:
    return ObjectList(fact_panels(new=True), base_form_class=NewEventForm).bind_to_model(Event)
