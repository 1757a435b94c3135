"""A hundred thousand live articles in four languages, written as rows: saved one by one they would take an hour.

Made of the demonstration's own words, every twelfth one invented, so words are about as frequent as in texts.
"""

import random
import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TAGS = ("en", "fi", "sv", "ar")
AT_ONCE = 1_000
INVENTED = 20_000  # in each language


def words(tag: str) -> list[str]:
    """Of the demonstration, each as often as it stands there."""
    folder = ROOT / "home" / "demonstration" / "content"
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob(f"*.{tag}.md")))
    return [word for word in re.findall(r"\w+", text) if len(word) > 1]


def fill(count: int) -> None:
    """Below each language's list of articles; the lists must be there."""
    from articles.models import ArticleIndexPage

    chance = random.Random(1)
    for tag in TAGS:
        parent = ArticleIndexPage.objects.get(locale__language_code=tag)
        say = speaker(tag, chance)
        own = count // len(TAGS)
        for start in range(0, own, AT_ONCE):
            write([article(parent, number, say, chance) for number in range(start, min(start + AT_ONCE, own))])
        type(parent).objects.filter(pk=parent.pk).update(numchild=own)


def speaker(tag: str, chance: random.Random) -> Callable[[int], str]:
    known = words(tag)
    invented = [chance.choice(known) + chance.choice(known)[:5].lower() for _ in range(INVENTED)]
    return lambda length: " ".join(
        chance.choice(invented if chance.random() < 1 / 12 else known) for _ in range(length)
    )


def article(parent: Any, number: int, say: Callable[[int], str], chance: random.Random) -> Any:
    from articles.models import ArticlePage

    title, slug = say(6)[:200], f"benchmark-{number}"
    paragraphs = [
        {"type": "paragraph", "value": f"<p>{say(60)}</p>", "id": str(uuid.uuid4())}
        for _ in range(chance.randint(1, 4))
    ]
    return ArticlePage(
        title=title,
        draft_title=title,
        slug=slug,
        path=parent._get_path(parent.path, parent.depth + 1, number + 1_000),
        depth=parent.depth + 1,
        numchild=0,
        url_path=f"{parent.url_path}{slug}/",
        locale_id=parent.locale_id,
        translation_key=uuid.uuid4(),
        live=True,
        lead=say(20),
        published_at=datetime.now(UTC) - timedelta(days=chance.randint(0, 2_000)),
        body=paragraphs,
    )


def write(articles: list[Any]) -> None:
    """The rows of both tables; no signal is sent and no history kept, and nobody would miss it."""
    from wagtail.models import Page

    model = type(articles[0])
    rows = [
        Page(
            **{
                field.attname: getattr(each, field.attname)
                for field in Page._meta.concrete_fields
                if field.attname != "id"
            }
        )
        for each in articles
    ]
    for each, row in zip(articles, Page.objects.bulk_create(rows), strict=True):
        each.pk = each.page_ptr_id = row.pk
    model._base_manager._insert(articles, fields=model._meta.local_concrete_fields, using="default")
