"""Where an administrator finds and erases one person's data: accessible, and on a telephone too."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from events.models import SignUp
from tests import factories
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.conftest import NewPage
from tests.browser.people.staff import Staff
from tests.services.site import RunningSite

ADDRESS = "amina@example.org"


def looks_up(page: Page) -> None:
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Show what there is").click()
    page.get_by_role("heading", name="What there is").wait_for()


@pytest.mark.usefixtures("orm")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_administrator_finds_and_erases_a_person_and_ends_what_is_overdue(
    site: RunningSite, new_page: NewPage, theme: str
) -> None:
    old = factories.EventFactory(starts_at=timezone.now() - timedelta(days=200), status="postponed", name="Some day")
    factories.SignUpFactory(event=old)
    factories.SignUpFactory(email=ADDRESS)
    factories.FollowUpFactory(kept_until=timezone.now() + timedelta(days=1))
    anna = Staff(site, new_page(width=390, color_scheme=theme), factories.administrator().username)
    anna.logs_in()
    anna.opens("/admin/events/personal-data/")
    looks_up(anna.page)
    assert_accessible(anna.page, within="main")
    assert_fits(anna.page)
    anna.page.get_by_role("button", name="Yes, erase everything").click()
    anna.page.get_by_text("Erased, with 1 sign-up.").wait_for()
    assert list(SignUp.objects.values_list("event", flat=True)) == [old.pk]
    anna.page.get_by_role("link", name="Something is kept for longer than was promised").click()
    anna.page.get_by_text("Some day").wait_for()
    assert_accessible(anna.page, within="main")
    assert_fits(anna.page)
    anna.page.get_by_role("button", name="Anonymise now: Some day").click()
    anna.page.get_by_text("1 sign-up is anonymised.").wait_for()
    assert SignUp.objects.get().is_anonymised
