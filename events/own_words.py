"""What somebody has written in her own words: what there is to translate for a host who doesn't read her language."""

from collections.abc import Iterable
from typing import NamedTuple

from events.kinds import Kind
from events.models import SignUp, WrittenTranslation

QUESTION = "question_for_experts"
IN_WORDS = ("", Kind.SHORT, Kind.LONG)  # of answers from before kinds were kept with them, it is empty


class Written(NamedTuple):
    """`of` names it as `WrittenTranslation.of`; `asked` is the question as it was shown, empty for that to the experts."""

    of: str
    asked: str
    text: str
    language: str


def written_by(sign_up: SignUp) -> list[Written]:
    """In the order of the person's page; one query. Chosen answers are in every language already."""
    answers = [answer for answer in sign_up.answers.all() if answer.kind in IN_WORDS and answer.text]
    found = [
        Written(str(answer.question_key), answer.wording, answer.text, answer.language)
        for answer in answers
        if not answer.choices
    ]
    if sign_up.question_for_experts:
        found.insert(0, Written(QUESTION, "", sign_up.question_for_experts, sign_up.language))
    return found


def translations_of(sign_up: SignUp, tags: Iterable[str]) -> dict[str, WrittenTranslation]:
    """By `of`, in the first of these languages that there is; one query."""
    order = list(tags)
    rows = [row for row in sign_up.translations.all() if row.language in order]
    rows.sort(key=lambda row: order.index(row.language), reverse=True)
    return {row.of: row for row in rows}
