"""The screens on which an event begins, changes and goes."""

from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import Locale

from core.asking_again import ask_again
from events.admin.forms import EventForm, NewEventForm
from events.admin.history import Line, history, lines
from events.admin.notes import NoteForm
from events.admin.reminders import BaseReminders, reminders_form
from events.admin.rights import may_see_sign_ups
from events.changes import Concerned, Differences, Stale, as_text, change_event, count_concerned, differences
from events.creation import NoIndex, create_event
from events.models import Event, EventChange, EventPage
from events.reminders import set_reminders


class NewEventView(generic.CreateView):
    """Facts and a title make the Event and the draft of its page, which opens."""

    model = Event
    page_title = gettext_lazy("New event")
    submit_button_label = gettext_lazy("Begin the page")

    def get_page_subtitle(self) -> str:
        return ""  # the title says it all

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items()[:-1], {"url": "", "label": _("New event")}]

    def get_initial(self) -> dict[str, Any]:
        asked = Locale.objects.filter(language_code=self.request.GET.get("locale", "")).first()
        return super().get_initial() | ({"locale": asked} if asked else {})

    def form_valid(self, form: NewEventForm) -> HttpResponse:
        self.form = form
        data = form.cleaned_data
        try:
            page = create_event(facts=form.facts, title=data["title"], locale=data["locale"], user=self.request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        except NoIndex:
            form.add_error("locale", _("This language has no event index. Add one below its front page first."))
            return self.form_invalid(form)
        messages.success(self.request, _("The event stands. Now write its page; nobody sees it before you publish it."))
        warn_of_capacity(self.request, page.event)
        return redirect("wagtailadmin_pages:edit", page.pk)


class EditEventView(generic.EditView):
    """Facts change here, at once and in every language; whom a change concerns is shown and confirmed before it is made."""

    model = Event
    template_name = "events/admin/event.html"
    sign_ups_url_name = "events_admin:sign_ups"
    asked: Concerned | None = None
    planned: list[Line] = []
    begins_in_past = False
    note_form: NoteForm | None = None

    @cached_property
    def reminders(self) -> BaseReminders | None:
        return reminders_form(self.object, self.request.POST if self.request.method == "POST" else None)

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = []
        if may_see_sign_ups(self.request.user, self.object):
            url = reverse("events_admin:sign_ups", args=[self.object.pk])
            buttons.append(HeaderButton(_("Sign-ups"), url=url, icon_name="group"))
        url = reverse("events_admin:mails", args=[self.object.pk])
        buttons.append(HeaderButton(_("Mails"), url=url, icon_name="mail"))
        if self.request.user.has_perm("events.add_event"):
            url = reverse("events_admin:copy_event", args=[self.object.pk])
            buttons.append(HeaderButton(_("Copy"), url=url, icon_name="copy"))
        return buttons

    def form_valid(self, form: EventForm) -> HttpResponse:
        self.form = form
        stored = Event.objects.get(pk=self.object.pk)
        if self.reminders and not self.reminders.is_valid():
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        changed = differences(stored, form.facts)
        told = count_concerned(form.instance, changed)
        self.note_form = NoteForm(told.tags, self.request.POST) if told.people else None
        if form.seen and form.seen != stored.changed_at:
            return self._refuse_stale(form)
        says = self.note_form is None or not self.note_form.is_bound or self.note_form.is_valid()
        if told.people and (not says or self.request.POST.get("confirmed") != fingerprint(changed)):
            return self._ask(stored, changed, told)
        notes = self.note_form.notes if self.note_form and self.note_form.is_bound else None
        try:
            change = self._save(stored, form, notes)
        except ValidationError as error:
            form.add_error(None, error)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        except Stale:
            return self._refuse_stale(form)
        say_what_follows(self.request, change.concerned if change else None)
        warn_of_capacity(self.request, Event.objects.get(pk=stored.pk))
        return HttpResponseRedirect(self.get_edit_url())

    @transaction.atomic
    def _save(self, stored: Event, form: EventForm, notes: dict[str, str] | None) -> EventChange | None:
        """Facts and reminders, all or nothing; of two changes the one that people are told of."""
        user = self.request.user
        change = change_event(event=stored, facts=form.facts, user=user, seen_at=form.seen, notes=notes)
        if self.reminders is None:
            return change
        reminders = set_reminders(event=stored, wanted=self.reminders.wanted, user=self.request.user)
        return change or reminders

    def _ask(self, stored: Event, changed: Differences, told: Concerned) -> HttpResponse:
        """The second step: the form as it was typed, whom it concerns, and what would change."""
        self.asked = told
        self.fingerprint = fingerprint(changed)
        self.submit_button_label = _("Save and tell them")
        texts = {field: [as_text(before), as_text(after)] for field, (before, after) in changed.items()}
        self.planned = lines(stored, texts)
        self.begins_in_past = "starts_at" in changed and self.form.instance.starts_at < timezone.now()
        return self.render_to_response(self.get_context_data(form=self.form))

    def _refuse_stale(self, form: EventForm) -> HttpResponse:
        latest = Event.objects.get(pk=self.object.pk)
        sentence = _(
            "Somebody else has changed this event since you opened it; the history below says what. "
            "What you typed is still here: look through it, then save again."
        )
        ask_again(form, sentence, seen_at=latest.changed_at.isoformat())
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        pages = EventPage.objects.filter(event=self.object).select_related("locale").order_by("pk")
        return context | {
            "history": history(self.object),
            "pages": pages,
            "reminders": self.reminders or reminders_form(self.object),
            "concerned_sentence": say_concerned(self.asked) if self.asked else "",
            "planned": self.planned,
            "begins_in_past": self.begins_in_past,
            "fingerprint": getattr(self, "fingerprint", ""),
            "note_form": self.note_form,
            "lose_seats": self.asked.lose_seats if self.asked else 0,
        }


class DeleteEventView(generic.DeleteView):
    """An event goes only while nobody has signed up and no page tells of it."""

    model = Event
    template_name = "events/admin/delete.html"

    def form_valid(self, form: Any) -> HttpResponse:
        if self.obstacle:
            return self.render_to_response(self.get_context_data(form=form), status=409)
        try:
            return super().form_valid(form)
        except ProtectedError:  # somebody signed up in this very moment
            return redirect(self.get_delete_url())

    @cached_property
    def obstacle(self) -> str:
        """Why the event can't be deleted, or nothing."""
        if people := self.object.sign_ups.count():
            return ngettext(
                "%(count)d person has signed up for this event, so it can’t be deleted. Cancel it instead: set its "
                "status to cancelled, and who has a place is told.",
                "%(count)d people have signed up for this event, so it can’t be deleted. Cancel it instead: set its "
                "status to cancelled, and those who have a place are told.",
                people,
            ) % {"count": people}
        if self.object.pages.exists():
            return _("Pages tell of this event. Delete them first, in every language.")
        return ""


def fingerprint(changed: Differences) -> str:
    """Stands for these very changes, so that what is confirmed is what was shown."""
    told = [(field, as_text(after)) for field, (_before, after) in sorted(changed.items())]
    return sha256(repr(told).encode()).hexdigest()


def say_concerned(told: Concerned) -> str:
    """One sentence with two numbers; each combination is a sentence of its own, for languages inflect both."""
    numbers = {"people": told.people, "languages": told.languages}
    if told.languages == 1:
        return (
            ngettext(
                "%(people)d person will be told, in one language.",
                "%(people)d people will be told, in one language.",
                told.people,
            )
            % numbers
        )
    return (
        ngettext(
            "%(people)d person will be told, in %(languages)d languages.",
            "%(people)d people will be told, in %(languages)d languages.",
            told.people,
        )
        % numbers
    )


def say_what_follows(request: HttpRequest, told: int | None) -> None:
    """After saving: `told` people get a mail; None where nothing was different."""
    if told is None:
        messages.info(request, _("Nothing was different, so nothing has been changed."))
    elif told:
        sentence = ngettext(
            "Saved, and true in every language. A mail goes to %(count)d person.",
            "Saved, and true in every language. A mail goes to each of %(count)d people.",
            told,
        )
        messages.success(request, sentence % {"count": told})
    else:
        messages.success(request, _("Saved, and true in every language."))


def warn_of_capacity(request: HttpRequest, event: Event) -> None:
    """An event's seats bind; a room that is smaller is worth a word."""
    capacity = event.venue.capacity if event.venue else None
    if capacity is not None and event.seats_in_person > capacity:
        sentence = _("There are %(seats)d seats in person, but the room takes %(capacity)d.")
        messages.warning(request, sentence % {"seats": event.seats_in_person, "capacity": capacity})
