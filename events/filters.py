"""The filters of the event index: what may be asked for, and what it means."""

from typing import Any

from django import forms
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from core.fields import spoken_choices
from core.models import Topic
from core.moments import language_name
from core.topics import topics_with_words
from events.models import Event, Mode


class EventFilter(forms.Form):
    """A GET form without any script. A value that is not among the choices is as if it weren't there."""

    use_required_attribute = False

    topic = forms.TypedChoiceField(label=_("Topic"), required=False, coerce=int, empty_value=None)
    language = forms.ChoiceField(label=_("Language"), required=False)
    mode = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(self, data: Any, *, topics: list[Topic]) -> None:
        super().__init__(data)
        everything = ("", _("all"))
        choices: dict[str, Any] = {
            "topic": [(topic.pk, topic.words.name.text) for topic in topics],
            "language": sorted(((tag, language_name(tag)) for tag, _own in spoken_choices()), key=lambda pair: pair[1]),
            "mode": [(Mode.IN_PERSON, _("in person")), (Mode.ONLINE, _("online"))],
        }
        for name, offered in choices.items():
            self.fields[name].choices = [everything, *offered]  # type: ignore[attr-defined]

    def narrow(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """Only the events that the visitor asks for."""
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("topic"):
            events = events.filter(topics=wanted["topic"])
        if wanted.get("mode"):
            events = events.filter(mode__in=[wanted["mode"], Mode.HYBRID])
        if wanted.get("language"):
            events = _heard_in(events, wanted["language"])
        return events


def used_topics(tag: str) -> list[Topic]:
    """The topics that some event is about; one query."""
    return topics_with_words(Topic.objects.filter(events__isnull=False), tag)


def _heard_in(events: QuerySet[Event], tag: str) -> QuerySet[Event]:
    """Spoken in this language or interpreted into it. SQLite can't look into JSON lists, so their text is searched."""
    as_text = events.annotate(
        spoken_text=Cast("spoken_languages", TextField()),
        interpreted_text=Cast("interpretation_languages", TextField()),
    )
    mark = f'"{tag}"'
    return as_text.filter(spoken_text__contains=mark) | as_text.filter(interpreted_text__contains=mark)
