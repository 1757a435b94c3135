"""Each screen of a host on the narrowest telephone, in both themes: everything can be read, reached and touched."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from core.outbox.models import OutboxEntry
from events.feedback import give_feedback
from events.models import Event, FeedbackTicket, Invitation, Mode, SignUp, State
from events.signups import cancel
from tests import factories
from tests.browser.checks import assert_accessible, assert_fits, assert_nothing_is_cut
from tests.browser.conftest import NewPage
from tests.browser.people import Host
from tests.services.site import RunningSite

NARROWEST = 320  # CSS pixels (WCAG 1.4.10)
OF_EVENT = (
    "sign-ups/",
    "sign-ups/add/",
    "sign-ups/export/",
    "sign-ups/write/",
    "sign-ups/attendance/",
    "interpretation/",
    "messages/",
    "mails/",
    "invitations/",
    "feedback/",
    "door/",
    "door/?q=a",
    "copy/",
)
OF_PERSON = ("", "cancel/", "code/", "address/", "translation/")


def full_event() -> Event:
    """A meeting with everything a host may have to look at: two ways, groups, needs, answers, a line, mails that failed."""
    form = factories.SignUpFormFactory(questions=[{"text": "What would you like to ask about schools?"}])
    event: Event = factories.EventPageFactory(
        event__hybrid=True,
        event__largest_group=3,
        event__asks_needs=True,
        event__interpretation_languages=["ar"],
        event__interpretation_on_demand=["so"],
        event__interpretation_threshold=5,
        event__interpretation_until=(timezone.now() + timedelta(days=9)).date(),
        event__sign_up_form=form,
        event__hosts=[factories.host()],
    ).event
    question = form.questions.get()
    first = factories.SignUpFactory(
        event=event,
        name="Muḥammad Abdulrahmaan Cabdullaahi-Virtanen",
        email="muhammad.abdulrahmaan.cabdullaahi@a-very-long-company-name.example.org",
        people=3,
        language="so",
        interpretation=["so"],
        question_for_experts="Waa maxay sababta dugsiga loo xidhay?",
    )
    first.answers.create(question_key=question.translation_key, language="so", wording=question.text, text="Dugsiga")
    target, lost = str(first.public_id), {"failed_at": timezone.now(), "last_error": "550 5.1.1 no such mailbox"}
    OutboxEntry.objects.create(kind="mail.signed_up", target=target, language="so", **lost)
    factories.SignUpFactory(event=event, name="أمينة", language="ar", checked_in_at=timezone.now())
    cancel(sign_up=factories.SignUpFactory(event=event, name="Ольга", mode=Mode.ONLINE))
    factories.SignUpFactory(event=event, state=State.WAITING, name="Åke Öhman")
    Invitation.objects.create(event=event, label="Youth council", seats=2, mode=Mode.IN_PERSON)
    give_feedback(ticket=FeedbackTicket.objects.create(event=event).pk, stars=4, text="رائع", language="ar")
    return event


def screens(event: Event) -> Iterator[str]:
    yield "/admin/"
    yield "/admin/events/"
    yield from (f"/admin/events/{event.pk}/{path}" for path in OF_EVENT)
    somebody = SignUp.objects.filter(event=event).earliest("number")
    yield from (f"/admin/events/sign-up/{somebody.public_id}/{path}" for path in OF_PERSON)
    waiting = SignUp.objects.get(event=event, state=State.WAITING)
    yield f"/admin/events/sign-up/{waiting.public_id}/give-a-seat/"


@pytest.mark.usefixtures("orm")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_screen_of_a_host_is_accessible_and_fits_the_narrowest_telephone(
    site: RunningSite, new_page: NewPage, theme: str
) -> None:
    event = full_event()
    hanna = Host(site, new_page(width=NARROWEST, color_scheme=theme), event.hosts.get().username)
    hanna.logs_in()
    for path in screens(event):
        hanna.opens(path)
        assert_accessible(hanna.page, within="main")
        assert_fits(hanna.page)
        assert_nothing_is_cut(hanna.page, within="main")
