"""A host writes to all or some of those who signed up: the text, a preview in each language, then the sending."""

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name

from core.languages import Language, language
from core.moments import language_name
from core.outbox import mail
from events.admin.chosen import chosen, say_told, say_without_address
from events.admin.hosting import for_hosts
from events.admin.mails import SAMPLES, imagined, languages
from events.admin.screens import HostedScreen
from events.admin.tools import to_write_to
from events.forms.writing import WritingForm, tags_to_write
from events.models import Event, Message, MessageText, SignUp
from events.models.message import nearest_text
from events.writing import NobodyReads, OthersRead, Readers, readers, write


class Preview(NamedTuple):
    """What the readers of one language get; `written_in` is named where that isn't theirs."""

    language: Language
    name: str
    readers: int
    written_in: str
    letter: mail.Letter | None


@method_decorator(for_hosts, name="dispatch")
class WriteView(HostedScreen):
    """Nothing is kept between its steps but in the form itself: `preview` shows what `send` would send."""

    template_name = "events/admin/write.html"
    header_icon = "mail"

    def get_page_title(self) -> str:
        return _("Write to those who signed up")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = readers(self.chosen())
        tags = self.tags(found)
        own = get_language() or ""
        return self.show(WritingForm(tags, initial={"original": own if own in tags else tags[0]}), found)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = readers(self.chosen())
        form = WritingForm(self.tags(found, written_in(request)), request.POST)
        if "edit" in request.POST:
            return self.show(WritingForm(form.tags, initial=request.POST.dict()), found)
        if not form.is_valid():
            return self.show(form, found, status=422)
        if "send" in request.POST:
            return self.send(form, found)
        return self.ask(form, found)

    def chosen(self) -> QuerySet[SignUp]:
        return to_write_to(self.request, chosen(self.request, self.event))

    def send(self, form: WritingForm, found: Readers) -> HttpResponse:
        data = form.cleaned_data
        try:
            message = write(
                event=self.event,
                sign_ups=self.chosen(),
                texts=form.texts(),
                original=data["original"],
                attempt=data["attempt"] or uuid.uuid4(),
                seen=data["seen"],
                user=self.request.user,
            )
        except OthersRead:
            messages.warning(self.request, _("Meanwhile other people are to get it. Look at the numbers once more."))
            return self.ask(form, found)
        except NobodyReads:
            return self.show(form, found)
        messages.success(self.request, say_sent(message))
        return redirect("events_admin:messages", self.event.pk)

    def ask(self, form: WritingForm, found: Readers) -> HttpResponse:
        """The second step: what each gets, and how many they are."""
        if not found.people:
            return self.show(form, found)
        shown = previews(self.event, form.texts(), form.cleaned_data["original"], found)
        hidden = [field.as_hidden() for field in form.with_attempt(found.print_of_all)]
        return self.render_to_response(self.numbers(found) | {"previews": shown, "hidden": hidden})

    def show(self, form: WritingForm, found: Readers, status: int = 200) -> HttpResponse:
        context = self.numbers(found) | {"form": form, "field_sets": form.field_sets(found.languages)}
        return self.render_to_response(context, status=status)

    def numbers(self, found: Readers) -> dict[str, Any]:
        return self.get_context_data(
            told=say_told(found.people, len(found.languages)) if found.people else "",
            without_address=say_without_address(found.without_address),
            has_state=any(self.request.GET.getlist("state")),
        )

    def tags(self, found: Readers, typed: Sequence[str] = ()) -> list[str]:
        own = get_language() or settings.LANGUAGE_CODE
        return tags_to_write({*found.languages, *typed}, [tag for tag, _name in languages()], own)


@method_decorator(for_hosts, name="dispatch")
class MessagesView(HostedScreen):
    """What was written to people of this event: by whom, when, to how many, in which words."""

    template_name = "events/admin/messages.html"
    header_icon = "history"

    def get_page_title(self) -> str:
        return _("What was written")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Message.objects.filter(event=self.event).select_related("written_by__wagtail_userprofile")
        told = [
            {
                "message": row,
                "who": get_user_display_name(row.written_by) if row.written_by else _("somebody who has left"),
                "sent": say_sent(row),
                "without_address": say_without_address(row.without_address),
                "texts": [(text, language(text.language), language_name(text.language)) for text in row.texts.all()],
            }
            for row in rows.prefetch_related("texts")
        ]
        return super().get_context_data(**kwargs) | {"told": told}


def written_in(request: HttpRequest) -> list[str]:
    """The languages whose fields came with the form, so that nothing typed is lost when their last reader has gone."""
    known = [tag for tag, _name in settings.LANGUAGES]
    return [tag for tag in known if request.POST.get(f"text_{tag}") or request.POST.get(f"subject_{tag}")]


def previews(event: Event, texts: list[MessageText], original: str, found: Readers) -> list[Preview]:
    """The mails as imagined people would get them, one in each language that is read, from rows that are rolled back."""
    shown = []
    with transaction.atomic():
        message = Message.objects.create(event=event, original=original, recipients=0)
        for text in texts:
            MessageText.objects.create(message=message, language=text.language, subject=text.subject, text=text.text)
        for tag, count in found.languages.most_common():
            person = imagined(event, SAMPLES[0], tag)
            parameters = {"message": message.pk}
            letter = mail.preview(kind="written", target=str(person.public_id), language=tag, parameters=parameters)
            used = nearest_text(texts, tag, original).language
            shown.append(
                Preview(language(tag), language_name(tag), count, language_name(used) if used != tag else "", letter)
            )
        transaction.set_rollback(True)
    return shown


def say_sent(message: Message) -> str:
    sentence = ngettext(
        "A mail goes to %(count)d person.", "A mail goes to each of %(count)d people.", message.recipients
    )
    return sentence % {"count": message.recipients}
