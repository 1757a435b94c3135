"""The admin's screens that are ours are as accessible as the visitors' pages; Wagtail's own frame around them is Wagtail's."""

import pytest

from tests import factories
from tests.browser.checks import assert_accessible
from tests.browser.conftest import NewPage
from tests.browser.people import Editor, Host
from tests.services.site import RunningSite


@pytest.mark.usefixtures("orm")
def test_screens_of_events_and_sign_ups_are_accessible(site: RunningSite, new_page: NewPage) -> None:
    hanna = factories.host()
    event = factories.EventPageFactory(event__hosts=[hanna]).event
    sign_up = factories.SignUpFactory(event=event)
    screens = {
        Host(site, new_page(), hanna.username): [
            f"{event.pk}/sign-ups/",
            f"{event.pk}/door/",
            f"sign-up/{sign_up.public_id}/",
        ],
        Editor(site, new_page(), factories.editor().username): ["", "new/", f"edit/{event.pk}/", f"{event.pk}/mails/"],
    }
    for somebody, paths in screens.items():
        somebody.logs_in()
        for path in paths:
            somebody.opens(f"/admin/events/{path}")
            assert_accessible(somebody.page, within="main")
