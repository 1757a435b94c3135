"""The languages that the site can speak: one table of facts, and what the settings and templates need of it.

Tags are BCP 47 (RFC 5646) in lower case. `simple` is the registered variant for plain language, so `fi-simple` is Finnish
in plain language. Django knows neither it nor Somali: `add_to_django` gives it their names and direction, and strings and
dates of a plain-language variant fall back to its parent.
"""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any, Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """`name` in the language itself, `english` for the admin's lists, `cldr` the locale that Babel formats with.

    `script` is what the site's own letters call the language's script; empty where the system's letters serve.
    """

    tag: str
    name: str
    english: str
    cldr: str
    direction: Direction = "ltr"
    script: str = "latin"
    parent: str | None = None
    plural: str = "nplurals=2; plural=(n != 1);"


KNOWN: dict[str, Language] = {
    language.tag: language
    for language in (
        Language("fi", "suomi", "Finnish", "fi"),
        Language("sv", "svenska", "Swedish", "sv_FI"),
        Language("en", "English", "English", "en_GB"),
        Language("ar", "العربية", "Arabic", "ar", direction="rtl", script="arabic"),
        Language("ru", "русский", "Russian", "ru", script="cyrillic"),
        Language("uk", "українська", "Ukrainian", "uk", script="cyrillic"),
        Language("et", "eesti", "Estonian", "et"),
        Language("zh-hans", "简体中文", "Simplified Chinese", "zh_Hans_CN", script=""),
        Language("so", "Soomaali", "Somali", "so"),
        Language("fa", "فارسی", "Persian", "fa", direction="rtl", script="arabic"),
        Language("fi-simple", "selkosuomi", "Finnish in plain language", "fi", parent="fi"),
        Language(
            "sv-simple",
            "lättläst svenska",
            "Swedish in plain language",
            "sv_FI",
            parent="sv",
        ),
    )
}
DEFAULT_TAGS = ["fi", "sv", "en", "ar"]
SOURCE_TAG = "en"  # the language in which the interface's strings are written


def parse_tags(value: str) -> list[str]:
    """The tags of a comma-separated list, in its order. Raises ValueError for an unknown or missing one."""
    tags = list(dict.fromkeys(part.strip().lower() for part in value.split(",") if part.strip()))
    unknown = [tag for tag in tags if tag not in KNOWN]
    if unknown:
        raise ValueError(f"the site doesn't know the language {', '.join(unknown)}; it knows {', '.join(KNOWN)}")
    if SOURCE_TAG not in tags:
        raise ValueError(f"{SOURCE_TAG} must be among the languages, since the interface is written in it")
    return tags


def language(tag: str) -> Language:
    """The table's entry for a tag; a tag that is not in the table is treated as English."""
    return KNOWN.get(tag, KNOWN[SOURCE_TAG])


def fallbacks(tag: str) -> list[str]:
    """The languages to try for a reader of `tag`, nearest first: itself, then its parent."""
    parent = language(tag).parent
    return [tag, parent] if parent else [tag]


def nearest(known: Container[str], tag: str) -> str:
    """That of these languages which is nearest to a reader of `tag`; empty where she reads none of them."""
    return next((near for near in fallbacks(tag) if near in known), "")


def choices(tags: list[str]) -> list[tuple[str, str]]:
    return [(tag, KNOWN[tag].name) for tag in tags]


def add_to_django() -> None:
    """Teach Django the tags it lacks. To be called by the settings, before anything asks for a language.

    Django holds a language that has an entry for unknown all the same, its addresses too, until some catalogue of it is
    found. Somali has none in Django, and ours is compiled only when it is complete; it has no public door for this.
    """
    from django.conf.locale import LANG_INFO
    from django.utils.translation import trans_real

    info: dict[str, Any] = LANG_INFO
    for entry in KNOWN.values():
        info.setdefault(
            entry.tag,
            {
                "bidi": entry.direction == "rtl",
                "code": entry.tag,
                "name": entry.english,
                "name_local": entry.name,
            },
        )
    has_catalogue = trans_real.check_for_language
    trans_real.check_for_language = lambda tag: tag in KNOWN or has_catalogue(tag)  # type: ignore[assignment]
