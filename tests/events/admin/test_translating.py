"""What residents wrote reaches the host in the original, with a place for a translation beside it."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events.models import Answer, SignUp, WrittenTranslation
from events.privacy.fields import clear_related
from events.signups import translate
from tests.events.admin.people import hosted_event
from tests.factories import SignUpFactory

pytestmark = pytest.mark.django_db
ASKED, SAID = "Kuka maksaa tuolit?", "Kävelen Karakalliosta"


def finnish(event: Any) -> SignUp:
    """Somebody who wrote a question for the experts and answered one of the host's, and chose among choices."""
    person: SignUp = SignUpFactory(event=event, language="fi", question_for_experts=ASKED)
    for text, kind, choices in ((SAID, "short", []), ("Kyllä", "yes_no", ["yes"])):
        Answer.objects.create(
            sign_up=person,
            question_key=uuid.uuid4(),
            language="fi",
            wording="Miten?",
            text=text,
            kind=kind,
            choices=choices,
        )
    return person


def address(name: str, person: SignUp) -> str:
    return reverse(f"events_admin:{name}", args=[person.public_id])


def page(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def test_each_text_in_words_has_a_field_beside_its_original_marked_with_its_language() -> None:
    event, client = hosted_event()
    shown = page(client.get(address("translate_written", finnish(event)), {"into": "sv"}))
    fields = shown.select("form[method=post] textarea")
    assert len(fields) == 2
    assert {field.find_parent("div")["lang"] for field in fields} == {"sv"}
    originals = [part.get_text(strip=True) for part in shown.select("section > div[lang=fi]")]
    assert originals == [ASKED, SAID]


def test_a_translation_stands_below_the_original_on_the_persons_page_and_is_noted_without_words() -> None:
    event, client = hosted_event()
    person = finnish(event)
    client.post(address("translate_written", person), {"question_for_experts": "Who pays for the chairs?"})
    shown = page(client.get(address("person", person)))
    translated = shown.select_one("div[lang=en] p")
    assert translated is not None
    assert translated.get_text() == "Who pays for the chairs?"
    assert ASKED in shown.get_text()
    entry = ModelLogEntry.objects.get(action="events.written_translated")
    assert entry.data == {"sign_up": str(person.public_id)}


def test_an_emptied_translation_goes_and_what_was_not_written_has_none() -> None:
    person = finnish(hosted_event()[0])
    assert translate(sign_up=person, language="en", texts={"question_for_experts": "Who?", "unknown": "?"}) == 1
    assert translate(sign_up=person, language="en", texts={"question_for_experts": "Who?"}) == 0
    assert translate(sign_up=person, language="en", texts={"question_for_experts": ""}) == 1
    assert not WrittenTranslation.objects.exists()


def test_a_translation_goes_with_what_it_translates() -> None:
    person = finnish(hosted_event()[0])
    translate(sign_up=person, language="en", texts={"question_for_experts": "Who pays for the chairs?"})
    clear_related([person])
    assert not WrittenTranslation.objects.exists()


def test_another_events_host_neither_reads_nor_writes_it() -> None:
    person, (_event, stranger) = finnish(hosted_event()[0]), hosted_event()
    assert stranger.get(address("translate_written", person)).status_code == 403
    assert stranger.post(address("translate_written", person), {"question_for_experts": "x"}).status_code == 403
    assert not WrittenTranslation.objects.exists()
