"""The admin's screens that are ours are as accessible as the visitors' pages; Wagtail's own frame around them is Wagtail's."""

import pytest

from desk.submitting import submit
from events.feedback import give_feedback
from events.models import FeedbackTicket
from tests import factories
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.people import Editor, Host
from tests.browser.people.staff import Staff
from tests.services.site import RunningSite


@pytest.mark.usefixtures("orm")
def test_screens_of_events_and_sign_ups_are_accessible(site: RunningSite, new_page: NewPage) -> None:
    hanna = factories.host()
    event = factories.EventPageFactory(event__hosts=[hanna]).event
    sign_up = factories.SignUpFactory(event=event)
    give_feedback(ticket=FeedbackTicket.objects.create(event=event).pk, stars=4, text="رائع", language="ar")
    screens = {
        Host(site, new_page(), hanna.username): [
            f"{event.pk}/sign-ups/",
            f"{event.pk}/door/",
            f"{event.pk}/feedback/",
            f"sign-up/{sign_up.public_id}/",
        ],
        Editor(site, new_page(), factories.editor().username): ["", "new/", f"edit/{event.pk}/", f"{event.pk}/mails/"],
    }
    for somebody, paths in screens.items():
        somebody.logs_in()
        for path in paths:
            somebody.opens(f"/admin/events/{path}")
            assert_accessible(somebody.page, within="main")


@pytest.mark.usefixtures("orm")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_home_of_each_role_is_accessible_and_fits_a_telephone(
    site: RunningSite, new_page: NewPage, theme: str
) -> None:
    hanna, elina, tove = factories.host(), factories.editor(), factories.translator("sv")
    factories.SignUpFactory(event=factories.EventPageFactory(event__hosts=[hanna]).event)
    factories.ArticlePageFactory(title="Bench", live=False).save_revision(user=elina)
    submit(row=factories.ArticlePageFactory(title="Bus"), locales=[factories.locale("sv")], user=elina)
    for user in (hanna, elina, tove, factories.administrator()):
        somebody = Staff(site, new_page(width=390, color_scheme=theme), user.username)
        somebody.opens("/admin/login/")
        assert_accessible(somebody.page)
        somebody.logs_in()
        assert_accessible(somebody.page, within="main")
        assert_fits(somebody.page)
