"""What tests are made of: `EventFactory()` is an event that one can sign up to, `translate(page, "sv", title="…")` its Swedish.

Factories of pages need no tree to begin with: they make it. Everything is published unless a test says `live=False`.
"""

import uuid
from datetime import timedelta
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from articles.models import (
    ArticleContact,
    ArticleIndexPage,
    ArticlePage,
    ArticlePublisher,
    ArticleTopic,
    RelatedEvent,
    TopicPage,
)
from core.models import Contact, Topic
from core.roles import ADMINISTRATORS, EDITORS, HOSTS, TRANSLATORS, ensure_roles
from events.models import (
    Choice,
    Event,
    EventIndexPage,
    EventPage,
    Mode,
    Question,
    SignUp,
    SignUpForm,
    State,
    SummaryPage,
    Venue,
)
from events.signups.sign_up import email_key
from home.models import FrontPage, InformationPage
from home.tree import ensure_tree

PASSWORD = "a long and quiet word"


def locale(tag: str) -> Locale:
    return Locale.objects.get_or_create(language_code=tag)[0]


def of_tree(model: type[Page], tag: str) -> Page:
    """The front page or index of this kind in this language; the tree is made where it isn't there."""
    pages = model.objects.filter(locale__language_code=tag)
    if not pages.exists():
        ensure_tree()
    return pages.get()


def paragraph(text: str) -> tuple[str, RichText]:
    """A block for `body=[…]`."""
    return "paragraph", RichText(f"<p>{text}</p>")


class UserFactory(factory.django.DjangoModelFactory):
    """A person without any right. `password` is PASSWORD unless told."""

    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda number: f"person{number}")
    email = factory.LazyAttribute(lambda person: f"{person.username}@example.org")
    password = factory.django.Password(PASSWORD)


class AdministratorFactory(UserFactory):
    """Somebody whom no rule stops, for tests that are not about rights; `administrator()` has the role's own."""

    is_staff = is_superuser = True


def _with_role(role: str, **fields: Any) -> Any:
    """A person with the rights of one role and no others."""
    if not Group.objects.filter(name=HOSTS).exists():  # Wagtail itself makes a group of editors with fewer rights
        ensure_tree()
        ensure_roles()
    person = UserFactory(**fields)
    person.groups.add(Group.objects.get(name=role))
    return person


def editor(**fields: Any) -> Any:
    return _with_role(EDITORS, **fields)


def host(**fields: Any) -> Any:
    """Hosts nothing yet: `EventFactory(hosts=[host()])`."""
    return _with_role(HOSTS, **fields)


def administrator(**fields: Any) -> Any:
    return _with_role(ADMINISTRATORS, **fields)


def translator(tag: str, **fields: Any) -> Any:
    return _with_role(TRANSLATORS.format(tag=tag), **fields)


class SnippetFactory(factory.django.DjangoModelFactory):
    """A published row; `tag` is its language. `live=False` makes a draft."""

    class Meta:
        abstract = True

    class Params:
        tag = "en"

    locale = factory.LazyAttribute(lambda row: locale(row.tag))


class TopicFactory(SnippetFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda number: f"Topic {number}")


class ContactFactory(SnippetFactory):
    class Meta:
        model = Contact

    name = factory.Sequence(lambda number: f"Contact {number}")
    job_title = "planner"
    email = factory.Sequence(lambda number: f"contact{number}@example.org")
    telephone = "+358 9 816 21"


class VenueFactory(SnippetFactory):
    class Meta:
        model = Venue

    name = factory.Sequence(lambda number: f"Library {number}")
    street = "Market Square 1"
    directions = "Two minutes from the metro."
    postal_code = "02600"
    latitude = "60.21880"
    longitude = "24.81310"
    capacity = 60
    step_free = True


class SignUpFormFactory(SnippetFactory):
    """`questions=[{"text": "…", "kind": "one", "required": True, "choices": ["…"]}]`; without them it asks nothing."""

    class Meta:
        model = SignUpForm
        skip_postgeneration_save = True

    title = "Before you come"

    @factory.post_generation
    def questions(self: Any, create: bool, asked: list[dict[str, Any]] | None, **kwargs: Any) -> None:
        for facts in asked or []:
            QuestionFactory(form=self, **facts)


class QuestionFactory(SnippetFactory):
    class Meta:
        model = Question
        skip_postgeneration_save = True

    form = factory.SubFactory(SignUpFormFactory)
    locale = factory.LazyAttribute(lambda question: question.form.locale)
    text = factory.Sequence(lambda number: f"Question {number}?")
    sort_order = factory.LazyAttribute(lambda question: question.form.questions.count())

    @factory.post_generation
    def choices(self: Any, create: bool, offered: list[str] | None, **kwargs: Any) -> None:
        for text in offered or []:
            ChoiceFactory(question=self, text=text)


class ChoiceFactory(SnippetFactory):
    class Meta:
        model = Choice

    question = factory.SubFactory(QuestionFactory, kind=Question.Kind.ONE)
    locale = factory.LazyAttribute(lambda choice: choice.question.locale)
    text = factory.Sequence(lambda number: f"Choice {number}")
    sort_order = factory.LazyAttribute(lambda choice: choice.question.choices.count())


class EventFactory(factory.django.DjangoModelFactory):
    """In a month, in person, two hours, ten seats, open for sign-up. `topics=[…]` and `hosts=[…]` as lists."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    class Params:
        online = factory.Trait(mode=Mode.ONLINE, venue=None, seats_in_person=0, seats_online=10)
        hybrid = factory.Trait(mode=Mode.HYBRID, seats_online=10)
        past = factory.Trait(starts_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=30)))

    name = factory.Sequence(lambda number: f"Meeting {number}")
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + timedelta(hours=2))
    mode = Mode.IN_PERSON
    venue = factory.SubFactory(VenueFactory)
    online_link = factory.LazyAttribute(
        lambda event: "" if event.mode == Mode.IN_PERSON else "https://meet.example.org/room"
    )
    seats_in_person = 10
    spoken_languages = ["en"]

    @factory.post_generation
    def topics(self: Any, create: bool, topics: list[Topic] | None, **kwargs: Any) -> None:
        self.topics.set(topics or [])

    @factory.post_generation
    def hosts(self: Any, create: bool, hosts: list[Any] | None, **kwargs: Any) -> None:
        self.hosts.set(hosts or [])


class PageFactory(factory.django.DjangoModelFactory):
    """A published page in the language `tag`, below `parent` or where its kind belongs."""

    class Meta:
        abstract = True

    _parent_model: type[Page] = FrontPage
    title = factory.Sequence(lambda number: f"Page {number}")
    lead = "What this page is about."

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        tag = fields.pop("tag", "en")
        parent = fields.pop("parent", None) or of_tree(cls._parent_model, tag)
        fields.setdefault("slug", slugify(fields["title"])[:50] or f"page-{uuid.uuid4().hex[:8]}")
        children = {name: fields.pop(name) for name in list(fields) if name in cls._children}
        live = fields.pop("live", True)
        page = model_class(locale=parent.locale, live=False, **fields)
        for name, rows in children.items():
            getattr(page, name).set(rows)
        page = parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
            page.refresh_from_db()
        return page

    _children: tuple[str, ...] = ()


class InformationPageFactory(PageFactory):
    class Meta:
        model = InformationPage


class EventPageFactory(PageFactory):
    class Meta:
        model = EventPage

    _parent_model = EventIndexPage
    event = factory.SubFactory(EventFactory)
    title = factory.LazyAttribute(lambda page: page.event.name)


class SummaryPageFactory(PageFactory):
    """Below `parent`, an EventPage; a past one is made where none is given."""

    class Meta:
        model = SummaryPage

    title = "What was said"

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        parent = fields.pop("parent", None) or EventPageFactory(event__past=True, tag=fields.pop("tag", "en"))
        return super()._create(model_class, *args, parent=parent, event=parent.event, **fields)


class ArticlePageFactory(PageFactory):
    """`topics=[…]`, `contacts=[…]`, `publishers=["…"]`, `related_events=[…]` are lists of what they name."""

    class Meta:
        model = ArticlePage

    _parent_model = ArticleIndexPage
    _children = ("topics", "contacts", "publishers", "related_events")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        rows = {
            "topics": [ArticleTopic(topic=topic) for topic in fields.pop("topics", [])],
            "contacts": [ArticleContact(contact=contact) for contact in fields.pop("contacts", [])],
            "publishers": [ArticlePublisher(name=name) for name in fields.pop("publishers", ["City of Espoo"])],
            "related_events": [RelatedEvent(event=event) for event in fields.pop("related_events", [])],
        }
        return super()._create(model_class, *args, **fields, **rows)


class TopicPageFactory(PageFactory):
    class Meta:
        model = TopicPage

    _parent_model = ArticleIndexPage
    topic = factory.SubFactory(TopicFactory)
    title = factory.LazyAttribute(lambda page: page.topic.name)


class SignUpFactory(factory.django.DjangoModelFactory):
    """A row as `events.signups` would leave it, without its mail. For rules about seats call `sign_up` itself."""

    class Meta:
        model = SignUp

    event = factory.SubFactory(EventFactory)
    attempt = factory.LazyFunction(uuid.uuid4)
    state = State.SEATED
    mode = Mode.IN_PERSON
    number = factory.LazyAttribute(lambda row: row.event.sign_ups.count() + 1)
    name = factory.Sequence(lambda number: f"Resident {number}")
    email = factory.Sequence(lambda number: f"resident{number}@example.org")
    email_key = factory.LazyAttribute(lambda row: None if row.state == State.CANCELLED else email_key(row.email))
    language = "en"
    calendar_uid = factory.LazyFunction(lambda: f"{uuid.uuid4()}@example.org")


def translate(row: Any, tag: str, **words: Any) -> Any:
    """A published translation of a page or snippet, with these words where they are given and the original's elsewhere."""
    copied = row.copy_for_translation(locale(tag), **({"copy_parents": True} if isinstance(row, Page) else {}))
    for name, value in words.items():
        setattr(copied, name, value)
    if not isinstance(row, Page):
        copied.save()
    copied.save_revision().publish()
    copied.refresh_from_db()
    return copied


def translate_form(form: SignUpForm, tag: str, words: dict[str, str]) -> SignUpForm:
    """A published translation of a form, its questions and choices; `words` maps each text to its translation."""
    translated = form.copy_for_translation(locale(tag))
    translated.title = words.get(form.title, form.title)
    for question in translated.questions.all():
        question.text = words.get(question.text, question.text)
        for choice in question.choices.all():
            choice.locale = translated.locale  # Wagtail's copy goes one level deep
            choice.text = words.get(choice.text, choice.text)
    translated.save()
    translated.save_revision().publish()
    return translated
