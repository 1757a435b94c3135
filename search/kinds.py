"""Kinds of pages as people name them: who looks for "meetings in December" means the pages of meetings."""

from functools import cache

from search.analysis.forms import bases, family

WORDS = {
    "event": {
        "fi": "tapahtuma tilaisuus tapaaminen kokous",
        "sv": "evenemang möte träff",
        "en": "event meeting",
        "ar": "فعالية اجتماع لقاء",
        "ru": "мероприятие встреча",
        "uk": "захід зустріч",
        "et": "üritus koosolek",
        "zh-hans": "活动 会议",
        "so": "kulan munaasabad",
        "fa": "رویداد جلسه",
    },
    "summary": {
        "fi": "yhteenveto tiivistelmä muistio",
        "sv": "sammandrag sammanfattning referat",
        "en": "summary minutes",
        "ar": "ملخص محضر",
        "ru": "итоги протокол",
        "uk": "підсумки протокол",
        "et": "kokkuvõte protokoll",
        "zh-hans": "总结 纪要",
        "so": "soo koobid",
        "fa": "خلاصه صورتجلسه",
    },
    "article": {
        "fi": "artikkeli juttu",
        "sv": "artikel",
        "en": "article story",
        "ar": "مقال مقالة",
        "ru": "статья",
        "uk": "стаття",
        "et": "artikkel",
        "zh-hans": "文章",
        "so": "maqaal",
        "fa": "مقاله",
    },
}


def kind_token(kind: str) -> str:
    return f"kind·{kind}"


def token_of(exact: str, language: str) -> str:
    """The token of a word that names a kind of page in this language; empty for any other word."""
    kinds = _kinds(family(language))
    return next((kind_token(kinds[base]) for base in bases(exact, language) if base in kinds), "")


@cache
def _kinds(language: str) -> dict[str, str]:
    named = {
        (tag, word): kind for kind, by_tag in WORDS.items() for tag, text in by_tag.items() for word in text.split()
    }
    return {base: kind for (tag, word), kind in named.items() if family(tag) == language for base in bases(word, tag)}
