"""What is photographed of the visitors' pages: a list for each of the three lives of the site, in one language.

The site begins empty, is filled with the demonstration, and then gets what the demonstration has no example of.
Pages are found by what they are, never by a title of the demonstration, and acts by role or field, never by a class.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Page as Tab

from articles.models import ArticleIndexPage, ArticlePage, TopicPage
from events.models import Event, EventIndexPage, EventPage
from home.models import InformationPage
from tests.screenshots import making
from tests.screenshots.looks import PAPER, SCREENS, Look

FOUND = {"en": "school", "ar": "المدرسة"}
NOT_FOUND = {"en": "submarine licence", "ar": "رخصة غواصة"}
STRANGE = "<script>alert(1)</script> '%00 OR 1=1 -- \u202e😀 " + "ÿ" * 120
PERSON = {"en": "Amina Yusuf", "ar": "سمير حداد"}
MAIL = {"en": "amina@example.org", "ar": "samir@example.org"}


@dataclass(frozen=True)
class State:
    """A picture's `name`, the `path` it is taken at, what a person does first, and the looks it is taken in.

    `html`, where given, is shown in place of what the site answers at `path`. A picture that isn't `whole` ends where one
    would have to scroll.
    """

    name: str
    path: str
    act: Callable[[Tab], None] = lambda tab: None
    html: str = ""
    looks: tuple[Look, ...] = SCREENS
    whole: bool = True


def empty_site(tag: str) -> Iterator[State]:
    yield State("front-page-empty", f"/{tag}/")
    yield State("event-index-empty", index(EventIndexPage, tag))
    yield State("article-index-empty", index(ArticleIndexPage, tag))


def demonstration(tag: str) -> Iterator[State]:
    yield State("front-page", f"/{tag}/")
    article = longest(ArticlePage, tag)
    yield State("article", article)
    yield State("article-printed", article, looks=PAPER)
    yield State("article-index", index(ArticleIndexPage, tag))
    yield State("topic", longest(TopicPage, tag))
    yield State("event-index", index(EventIndexPage, tag))
    yield State("event-index-past", f"{index(EventIndexPage, tag)}?when=past")
    yield State("event-index-filtered-to-nothing", f"{index(EventIndexPage, tag)}?language=uk")
    for page in InformationPage.objects.live().filter(locale__language_code=tag).order_by("path"):
        yield State(f"information-{page.purpose or 'about'}", page.url)
    yield from searches(tag)
    yield State("unknown-address", f"/{tag}/nothing-here/")


def searches(tag: str) -> Iterator[State]:
    yield State("search", f"/{tag}/search/")
    yield State("search-found", f"/{tag}/search/?q={quote(FOUND[tag])}")
    yield State("search-narrowed", f"/{tag}/search/?q={quote(FOUND[tag])}&kind=article")
    yield State("search-found-nothing", f"/{tag}/search/?q={quote(NOT_FOUND[tag])}")
    yield State("search-strange-input", f"/{tag}/search/?q={quote(STRANGE)}")


def made(tag: str) -> Iterator[State]:
    events = making.events()
    for name, event in events.items():
        yield State(f"event-{name}", page_of(event, tag))
    yield State("event-printed", page_of(events["many-seats"], tag), looks=PAPER)
    over = Event.objects.filter(pages__in=EventPage.objects.filter(numchild__gt=0)).latest("starts_at")
    yield State("event-over-with-summary", page_of(over, tag))
    yield State("summary", summary_of(over, tag))
    yield from forms(tag, events)
    for name, path in making.personal_pages(events, tag, PERSON[tag], MAIL[tag]).items():
        yield State(f"personal-{name}", path)
    yield State("personal-unknown-link", f"/{tag}/my-sign-up/what-somebody-has-mistyped/")
    yield State("follow-up", making.follow_up_page(tag, MAIL[tag]))
    yield State("follow-up-gone", f"/{tag}/follow-up/what-somebody-has-mistyped/")
    for name, path in making.pages_from_mails(events, tag).items():
        yield State(name, path)
    yield State("feedback-in-error", making.feedback_page(events["over"], tag), act=send)
    yield State("feedback-sent", f"/{tag}/thanks-for-feedback/")
    yield State("door", "/door/0000-0000/")
    yield State("untranslated", f"/{tag}/untranslated/{making.written_in_finnish_alone().pk}/")
    for name, html in making.pages_without_a_site(tag).items():
        yield State(name, f"/{tag}/", html=html)


def forms(tag: str, events: dict[str, Event]) -> Iterator[State]:
    def at(name: str) -> str:
        return f"/{tag}/sign-up/{events[name].code}/"

    yield State("sign-up", at("many-seats"))
    yield State("sign-up-in-error", at("many-seats"), act=send)
    yield State("sign-up-hybrid", at("hybrid"))
    yield State("sign-up-waiting-list", at("full"))
    yield State("sign-up-with-conditions", at("conditions"), act=answer_by_car)
    yield State("sign-up-with-conditions-in-error", at("conditions"), act=send)
    yield State("sign-up-sent", at("no-questions"), act=lambda tab: fill_and_send(tab, PERSON[tag], MAIL[tag]))
    for name in ("closed", "not-yet-open", "cancelled", "over"):
        yield State(f"sign-up-{name}", at(name))


def send(tab: Tab) -> None:
    """The form below the title, with whatever stands in it."""
    with tab.expect_navigation():
        tab.get_by_role("main").locator("form[method=post] button:not([formaction])").last.click()


def answer_by_car(tab: Tab) -> None:
    """The first answer of the first question that another depends on, so that this one appears."""
    field = tab.locator("[data-asked-if]").first
    name, value = field.get_attribute("data-asked-if"), field.get_attribute("data-answer")
    tab.locator(f"[name='{name}'][value='{value}']").check()


def fill_and_send(tab: Tab, name: str, mail: str) -> None:
    tab.locator("[name=name]").fill(name)
    tab.locator("[name=email]").fill(mail)
    send(tab)


def index(model: type, tag: str) -> str:
    return str(model.objects.get(locale__language_code=tag).url)  # type: ignore[attr-defined]


def longest(model: type, tag: str) -> str:
    """The page of this kind that has most to show."""
    pages = model.objects.live().filter(locale__language_code=tag)  # type: ignore[attr-defined]
    return str(max(pages, key=lambda page: len(str(getattr(page, "body", "")))).url)


def page_of(event: Event, tag: str) -> str:
    return str(EventPage.objects.live().get(event=event, locale__language_code=tag).url)


def summary_of(event: Event, tag: str) -> str:
    page = EventPage.objects.live().get(event=event, locale__language_code=tag)
    return str(page.get_children().live().get().url)
