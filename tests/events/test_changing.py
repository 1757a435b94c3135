"""What somebody may change of her sign-up herself, on the form behind her personal page."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from core.outbox.models import OutboxEntry
from events.models import Event, EventPage, Mode, Question, SignUp, State
from events.signups import Details, cancel, sign_up
from events.signups.links import personal_address
from tests.factories import EventFactory, EventPageFactory, SignUpFormFactory, let_be_over, translate, translate_form

pytestmark = pytest.mark.django_db
QUESTIONS = [
    {"text": "Which bus?", "kind": "one", "choices": ["The 113", "The 115"]},
    {"text": "Which days?", "kind": "several", "choices": ["Monday", "Friday"]},
    {"text": "Is it far?", "kind": "yes_no"},
    {"text": "Anything else?", "kind": "long"},
]


@pytest.fixture
def page() -> EventPage:
    form = SignUpFormFactory(title="Your way here", questions=QUESTIONS)
    translate_form(form, "sv", {"Which bus?": "Vilken buss?", "The 113": "Buss 113", "Is it far?": "Är det långt?"})
    event = EventFactory(hybrid=True, sign_up_form=form, seats_in_person=2, seats_online=1)
    page = EventPageFactory(event=event, title="A bus for all")
    translate(page, "sv", title="En buss för alla")
    return page


def joined(event: Event, email: str = "amina@example.org", mode: str = "in_person") -> SignUp:
    details = Details(name="Amina", email=email, language="en", mode=mode)
    return sign_up(event=event, details=details, attempt=uuid.uuid4())


def path(person: SignUp, tag: str = "en") -> str:
    return "/" + personal_address(person).split("/", 3)[3].replace("en/", f"{tag}/", 1) + "change/"


def field(page: EventPage, number: int) -> str:
    return f"question_{question(page, number).translation_key.hex}"


def question(page: EventPage, number: int) -> Question:
    return list(Question.objects.filter(form=page.event.sign_up_form).order_by("sort_order"))[number]


def choice(page: EventPage, number: int, text: str) -> str:
    return str(question(page, number).choices.get(text=text).translation_key.hex)


def said(page: EventPage, **changes: Any) -> dict[str, Any]:
    given = {
        "name": "Amina",
        "language": "en",
        "mode": "in_person",
        field(page, 0): choice(page, 0, "The 113"),
        field(page, 1): [choice(page, 1, "Monday"), choice(page, 1, "Friday")],
        field(page, 2): "yes",
        field(page, 3): "A pram",
    }
    return {name: value for name, value in (given | changes).items() if value is not None}


def filled_in(client: Client, address: str) -> dict[str, list[str]]:
    """The form's fields as a browser would send them."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    found: dict[str, list[str]] = {}
    for box in soup.select("#sign-up input[name], #sign-up textarea[name]"):
        is_box = box.get("type") in ("radio", "checkbox")
        if not is_box or box.has_attr("checked"):
            text = box.text.removeprefix("\n") if box.name == "textarea" else box.get("value", "")
            found.setdefault(str(box["name"]), []).append(str(text))
    for select in soup.select("#sign-up select[name]"):
        found[str(select["name"])] = [str(option["value"]) for option in select.select("option[selected]")]
    return found


def answers(person: SignUp) -> list[tuple[str, str]]:
    return list(person.answers.values_list("wording", "text"))


def test_the_form_shows_what_was_said_and_sent_back_as_it_is_changes_nothing(client: Client, page: EventPage) -> None:
    person = joined(page.event)
    address = path(person)
    assert client.post(address, said(page)).status_code == 302
    before = list(person.answers.values())
    for tag in ("en", "sv"):
        shown = filled_in(client, path(person, tag))
        assert shown[field(page, 0)] == [choice(page, 0, "The 113")]
        assert shown[field(page, 1)] == [choice(page, 1, "Monday"), choice(page, 1, "Friday")]
        assert (shown[field(page, 2)], shown[field(page, 3)]) == (["yes"], ["A pram"])
        assert client.post(path(person, tag), shown).status_code == 302
        assert list(person.answers.values()) == before


def test_a_changed_answer_has_the_wording_of_the_form_in_which_it_was_changed(client: Client, page: EventPage) -> None:
    person = joined(page.event)
    client.post(path(person), said(page))
    client.post(path(person, "sv"), said(page) | {field(page, 2): "no"})
    assert ("Which bus?", "The 113") in answers(person)
    changed = person.answers.get(wording="Är det långt?")
    assert (changed.language, changed.choices, changed.text) == ("sv", ["no"], "Nej")


def test_an_answer_that_is_emptied_goes_and_one_to_a_question_that_is_gone_stays(
    client: Client, page: EventPage
) -> None:
    person = joined(page.event)
    client.post(path(person), said(page))
    given = said(page, **{field(page, 3): ""})
    question(page, 0).delete()
    client.post(path(person), given)
    assert [wording for wording, _text in answers(person)] == ["Which bus?", "Which days?", "Is it far?"]


def test_who_saves_is_told_so_and_looking_changes_nothing(client: Client, page: EventPage) -> None:
    person = joined(page.event)
    assert client.get(path(person)).status_code == 200
    answer = client.post(path(person), said(page, name="Amina Yusuf", language="sv"), follow=True)
    person.refresh_from_db()
    assert (person.name, person.language) == ("Amina Yusuf", "sv")
    assert "Your changes are saved." in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_who_takes_part_online_instead_frees_her_seat_for_the_first_who_waits(client: Client, page: EventPage) -> None:
    first, _second, third = (joined(page.event, f"{name}@example.org") for name in ("a", "b", "c"))
    assert third.state == State.WAITING
    OutboxEntry.objects.all().delete()
    client.post(path(first), said(page, mode="online"))
    for row in (first, third):
        row.refresh_from_db()
    assert (first.mode, first.state, first.calendar_sequence) == (Mode.ONLINE, State.SEATED, 1)
    assert third.state == State.SEATED
    mails = OutboxEntry.objects.order_by("pk").values_list("kind", "target")
    assert list(mails) == [("mail.promoted", str(third.public_id)), ("mail.signed_up", str(first.public_id))]


def test_who_finds_no_seat_the_other_way_keeps_the_one_she_has_and_what_she_typed(
    client: Client, page: EventPage
) -> None:
    joined(page.event, "online@example.org", mode="online")
    person = joined(page.event)
    answer = client.post(path(person), said(page, mode="online", name="Someone Else"))
    person.refresh_from_db()
    assert (answer.status_code, person.mode, person.state, person.name) == (409, Mode.IN_PERSON, State.SEATED, "Amina")
    assert "There is no free seat this way." in answer.content.decode()
    assert "Someone Else" in answer.content.decode()


def test_who_waits_and_changes_lines_stands_last_in_the_other_one(client: Client, page: EventPage) -> None:
    for name in ("a", "b"):
        joined(page.event, f"{name}@example.org")
    joined(page.event, "seated@example.org", mode="online")
    person = joined(page.event)
    earlier = joined(page.event, "earlier@example.org", mode="online")
    assert (person.state, earlier.state) == (State.WAITING, State.WAITING)
    client.post(path(person), said(page, mode="online"))
    person.refresh_from_db()
    assert (person.mode, person.state) == (Mode.ONLINE, State.WAITING)
    assert person.number > earlier.number


def test_nobody_in_the_other_line_who_fits_is_passed(client: Client, page: EventPage) -> None:
    person = joined(page.event)
    joined(page.event, "online@example.org", mode="online")
    waiting = joined(page.event, "waiting@example.org", mode="online")
    Event.objects.filter(pk=page.event.pk).update(seats_online=2)  # before anybody is promoted
    assert client.post(path(person), said(page, mode="online")).status_code == 409
    waiting.refresh_from_db()
    assert waiting.state == State.WAITING


def test_after_the_meeting_or_a_cancellation_nothing_can_be_changed(client: Client, page: EventPage) -> None:
    gone, over = joined(page.event), joined(page.event, "over@example.org")
    cancel(sign_up=gone)
    refused = [client.post(path(gone), said(page, name="Other"))]
    let_be_over(page.event)
    refused.append(client.post(path(over), said(page, name="Other")))
    for answer in refused:
        assert answer.status_code == 409
        alert = BeautifulSoup(answer.content, "html.parser").select_one("[role=alert]")
        assert alert is not None
        assert "Nothing was changed" in alert.text
    assert not SignUp.objects.filter(name="Other").exists()


def test_once_sign_up_has_closed_answers_can_be_changed_and_the_way_of_taking_part_cannot(
    client: Client, page: EventPage
) -> None:
    person = joined(page.event)
    Event.objects.filter(pk=page.event.pk).update(takes_sign_ups=False)
    assert "mode" not in filled_in(client, path(person))
    client.post(path(person), said(page, mode=None, name="Amina Yusuf"))
    person.refresh_from_db()
    assert (person.name, person.mode) == ("Amina Yusuf", Mode.IN_PERSON)


def test_a_forged_link_opens_no_form(client: Client) -> None:
    assert client.get("/en/my-sign-up/forged/change/").status_code == 404


def test_an_old_page_does_not_overwrite_what_another_window_has_saved_but_may_be_sent_again(
    client: Client, page: EventPage
) -> None:
    person = joined(page.event)
    old = filled_in(client, path(person))
    client.post(path(person), old | {"name": ["Amina in the new window"]})
    answer = client.post(path(person), old | {"name": ["Amina in the old window"]})
    assert answer.status_code == 409
    assert SignUp.objects.get().name == "Amina in the new window"
    box = BeautifulSoup(answer.content, "html.parser").select_one("input[name=seen]")
    assert box is not None
    client.post(path(person), old | {"name": ["Amina in the old window"], "seen": [str(box["value"])]})
    assert SignUp.objects.get().name == "Amina in the old window"


def test_who_follows_an_old_link_to_the_form_after_cancelling_comes_to_her_own_page(
    client: Client, page: EventPage
) -> None:
    person = joined(page.event)
    cancel(sign_up=person)
    answer = client.get(path(person))
    assert answer.status_code == 302
    assert answer["Location"] == path(person).removesuffix("change/")


def test_another_way_that_was_chosen_before_sign_up_closed_is_refused_in_words(client: Client, page: EventPage) -> None:
    person = joined(page.event)
    open_page = filled_in(client, path(person))
    Event.objects.filter(pk=page.event_id).update(sign_up_closes_at=timezone.now())
    answer = client.post(path(person), open_page | {"mode": ["online"]})
    assert answer.status_code == 409
    assert "There is no free seat this way" in answer.content.decode()
    assert SignUp.objects.get().mode == Mode.IN_PERSON
