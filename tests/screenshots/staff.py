"""The admin as those see it who work there, for the handbooks: an editor, a host, a translator."""

from collections.abc import Callable
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from articles.models import ArticlePage
from events.models import Event, SignUp
from home.demonstration import demonstration_logins
from tests.factories import ArticlePageFactory, paragraph
from tests.screenshots.camera import Camera
from tests.screenshots.looks import ADMIN, DESK, Look
from tests.screenshots.states import State

EXAMPLE = Path(__file__).resolve().parents[1] / "data" / "garden.en.txt"
NEW_ARTICLE = {
    "title": "Ask at the table by the door",
    "lead": "Every Thursday somebody from the city sits in the library and reads letters with you.",
    "body": [
        ("heading", "Bring the letter"),
        paragraph("Tax, day care, rent: bring whatever has come in a brown envelope. Nobody asks who you are."),
        paragraph("The table is by the door of the reading room, from three to six, and the coffee is free."),
    ],
}


def screen(name: str, path: str, act: Callable[[Tab], None] = lambda tab: None) -> State:
    """`path` as one who is logged in sees it, as far as it shows without scrolling."""
    return State(f"admin-{name}", path, act, looks=ADMIN, whole=False)


def screens() -> dict[str, list[State]]:
    """By the user name of the demonstration's log-in."""
    next_event = Event.objects.filter(starts_at__gt=timezone.now(), sign_ups__isnull=False).earliest("starts_at")
    article = ArticlePage.objects.live().filter(locale__language_code="en").latest("published_at")
    translation = work_for_a_translator("sv")
    of_event = f"/admin/events/{next_event.pk}"
    return {
        "editor": [
            screen("home-of-an-editor", "/admin/"),
            screen("events", "/admin/events/"),
            screen("new-event", "/admin/events/new/"),
            screen("event-facts", f"/admin/events/edit/{next_event.pk}/"),
            screen("page-editor", f"/admin/pages/{article.pk}/edit/"),
            screen("mails", f"{of_event}/mails/"),
            screen("import", "/admin/articles/import/"),
            screen("import-found", "/admin/articles/import/", act=upload),
        ],
        "host": [
            screen("home-of-a-host", "/admin/"),
            screen("sign-ups", f"{of_event}/sign-ups/"),
            screen("door", f"{of_event}/door/"),
            screen("person", f"/admin/events/sign-up/{SignUp.objects.filter(event=next_event).first().public_id}/"),
        ],
        "translator-sv": [
            screen("home-of-a-translator", "/admin/"),
            screen("translations", "/admin/translations/"),
            screen("translating", f"/admin/pages/{translated_page(translation).pk}/edit/"),
        ],
        "admin": [
            State("styleguide", "/styleguide/", looks=(Look(DESK),)),
        ],
    }


def upload(tab: Tab) -> None:
    tab.locator("input[type=file]").set_input_files(EXAMPLE)
    with tab.expect_navigation():
        tab.get_by_role("main").locator("form[method=post] button[type=submit]").last.click()


def work_for_a_translator(tag: str) -> Translation:
    """A new article, submitted for translation as an editor does it."""
    article = ArticlePageFactory(**NEW_ARTICLE)
    locale = Locale.objects.get(language_code=tag)
    translate_object(article, [locale])
    return Translation.objects.get(source__object_id=article.translation_key, target_locale=locale)


def translated_page(translation: Translation) -> ArticlePage:
    found: ArticlePage = ArticlePage.objects.get(
        translation_key=translation.source.object_id, locale=translation.target_locale
    )
    return found


def photograph_the_admin(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Each screen of `screens`."""
    taken = []
    for username, its_screens in screens().items():
        context = browser.new_context(locale="en-GB")
        camera = Camera(context, address, folder)
        camera.put_on(ADMIN[0])
        log_in(camera.tab, address, username)
        for state in its_screens:
            taken += camera.photograph(state, "en")
        context.close()
        if camera.judged:  # the styleguide; the admin's own screens have their test
            camera.tell_of_access()
    return taken


def log_in(tab: Tab, address: str, username: str) -> None:
    login = next(login for login in demonstration_logins() if login.username == username)
    tab.goto(f"{address}/admin/login/")
    tab.locator("[name=username]").fill(login.username)
    tab.locator("[name=password]").fill(login.password)
    tab.locator("[name=password]").press("Enter")
    tab.wait_for_url(f"{address}/admin/")
