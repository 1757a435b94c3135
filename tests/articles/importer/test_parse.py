"""What the importer finds in articles of our own, one in each of the three languages it knows the words of."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from articles.importer.parse import parse
from articles.importer.parsed import (
    BulletedList,
    Heading,
    Paragraph,
    ParsedArticle,
    ParsedContact,
    Quotation,
    Unreadable,
)
from articles.importer.reading import read

DATA = Path(__file__).resolve().parents[2] / "data"
CITY = ZoneInfo("Europe/Helsinki")
NO_TIME = (0, 0, 0, 0)
HEADER = "A title\n\n  • A publisher\n19.1.2021 7.32\n\n"


def article(name: str) -> ParsedArticle:
    return parse(read((DATA / name).read_bytes(), name=name, limit=100_000), name=name)


def body(text: str) -> tuple:
    return parse(f"{HEADER}The lead stands here.\n\n{text}\n\nThe last words.", name="a.en.txt").body[:-1]


def test_a_finnish_article_is_found_whole() -> None:
    found = article("kirjasto-iltaisin.fi.txt")
    assert found.title == "Kirjaston ovet aukeavat iltaisin, kun naapurit opettavat toisiaan"
    assert found.publishers == ("Espoon kaupunki", "Kulttuurin tulosalue")
    assert found.published_at == datetime(2025, 2, 3, 9, 5, tzinfo=CITY)
    assert found.updated_at == datetime(2025, 2, 17, 14, 40, tzinfo=CITY)
    assert found.lead.startswith("Kauklahden kirjastossa")
    assert found.lead.endswith("puhekieltä.")
    assert [type(block) for block in found.body] == [
        Paragraph, Heading, Paragraph, BulletedList, Quotation, Heading, Paragraph, Quotation,
    ]  # fmt: skip
    assert [block.text for block in found.blocks(Heading)] == [
        "Mitä illassa tapahtuu?",
        "Kirjasto tarvitsee lisää opettajia",
    ]
    assert [(block.speaker, block.role) for block in found.blocks(Quotation)] == [
        ("Aino Vuorela", "vapaaehtoisten koordinaattori"),
        ("Yusuf Karim", "kirjastovirkailija"),
    ]
    assert found.contact_line == "Lisätietoja tiistai-illoista:"
    assert found.contacts == (
        ParsedContact("Aino Vuorela", "vapaaehtoisten koordinaattori", "aino.vuorela@example.org", "09 123 4567"),
        ParsedContact("Yusuf Karim", "kirjastovirkailija", "yusuf.karim@example.org"),
    )
    assert found.series_note.startswith("Tämä artikkeli on osa Yhteinen kaupunki -juttusarjaa")
    assert found.topics == ("Kirjastot", "Kieli ja oppiminen")
    assert found.warnings == ()


def test_a_swedish_article_is_found_whole() -> None:
    found = article("busslinjen.sv.txt")
    assert found.publishers == ("Esbo stad",)
    assert (found.published_at, found.updated_at) == (datetime(2024, 9, 11, 8, 0, tzinfo=CITY), None)
    assert [block.text for block in found.blocks(Heading)] == ["Tre kvällar, en karta", "Det här bestämdes"]
    assert found.blocks(Quotation) == [
        Quotation(
            "Vi trodde att alla ville åka till metron, men de flesta ville till hälsocentralen",
            "Kerstin Ahlroos",
            "trafikplanerare, som höll i pennan",
        ),
        Quotation("Jag har bott här i elva år och ingen har frågat mig förut", "Samira Noor"),
    ]
    assert found.body[-1] == Paragraph("Hon åker linjen varje morgon.")
    assert found.contacts == (ParsedContact("Kerstin Ahlroos", "trafikplanerare", "kerstin.ahlroos@example.org"),)
    assert found.series_note.startswith("Denna artikel ingår i serien Vår gemensamma stad")
    assert found.topics == ("Trafik", "Delaktighet")


def test_an_english_article_is_found_whole() -> None:
    found = article("garden.en.txt")
    assert found.publishers == ("City of Espoo", "Friends of the Roof")
    assert found.updated_at == datetime(2025, 6, 6, 16, 20, tzinfo=CITY)
    assert found.blocks(Quotation) == [
        Quotation("We planted the tomatoes twice", "Project Manager Laila Haddad"),
        Quotation("and the third time we built a wall.", "Project Manager Laila Haddad"),
        Quotation("I come for the silence", "Petri Salo"),
    ]
    assert found.blocks(BulletedList) == [
        BulletedList(("beans from Bangladesh", "rhubarb from Ostrobothnia", "mint, which nobody planted"))
    ]
    assert found.contact_line == "For more information about the garden, please contact:"
    assert found.series_note.startswith("This article is part of the Our Common City series")
    assert found.topics == ("Parks and nature",)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", None, "empty"),
        (" \n\n\t\n", None, "empty"),
        ("  • A publisher\n19.1.2021 7.32\n\nA lead.", 1, "no title"),
        ("\n19.1.2021 7.32\n\nA lead.", 2, "no title"),
        (f"{'Long ' * 60}\n\nA lead.", 1, "no title"),
        ("Only a title\n", None, "no text below"),
        ("T\n\n • P\n31.2.2021 7.32\n\nA lead.", 4, "no date"),
        ("T\n\n • P\n19.1.2021 24.32\n\nA lead.", 4, "no date"),
        ("T\n\nThe city\n32.1.2021 7.32\n\nA lead.", 4, "no date"),
        ("T\n\n • P\n19.1.2021 7.32Updated: 31.9.2021 6.33\n\nA lead.", 4, "no date"),
        ("T\n\n • P\n19.1.2021 7.32Updated: yesterday\n\nA lead.", 4, "not a time"),
        ("T\n\n • P\n2021-01-19 07:32\n\nA lead.", 4, "not a time"),
        ("T\n\n • P\n19.1.21 7.32\n\nA lead.", 4, "not a time"),
        ("T\n\n • P\nUppdaterad: i morgon\n\nA lead.", 4, "not a time"),
        ("T\n\n • P\n19.1.2021 7.32\n20.1.2021 7.32\n\nA lead.", 5, "already"),
        ("T\n\n • P\n28.3.2021 3.30\n\nA lead.", 4, "never was"),
        ("T\n\n • P\n0.0.0000 0.00\n\nA lead.", 4, "no date"),
        ("A\x07 title\n\nA lead.", 1, "not a text file"),
    ],
)
def test_what_cannot_be_read_is_refused_with_line_and_reason(text: str, line: int | None, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(text, name="thing.en.txt")
    assert (refused.value.file, refused.value.line) == ("thing.en.txt", line)
    assert reason in refused.value.reason
    assert str(refused.value).startswith("thing.en.txt, line" if line else "thing.en.txt: ")


@pytest.mark.parametrize(
    ("times", "published", "updated"),
    [
        ("19.1.2021 7.32", (1, 19, 7, 32), None),
        ("19.1.2021 klo 7.32 Päivitetty: 31.8.2021 klo 6.33", (1, 19, 7, 32), (8, 31, 6, 33)),
        ("Publicerad: 19.1.2021 kl. 07:32\nUppdaterad 31.8.2021 kl. 06:33", (1, 19, 7, 32), (8, 31, 6, 33)),
        ("19.1.2021\u00a07.32UPDATED: 31.8.2021\u00a06.33", (1, 19, 7, 32), (8, 31, 6, 33)),
        ("Updated: 31.8.2021 6.33", None, (8, 31, 6, 33)),
        ("19.1.2021", (1, 19, 0, 0), None),
    ],
)
def test_times_are_read_in_the_city_s_zone(times: str, published: tuple | None, updated: tuple | None) -> None:
    found = parse(f"A title\n\n • P\n{times}\n\nThe lead stands here.", name="a.en.txt")
    assert [found.published_at, found.updated_at] == [
        datetime(2021, month, day, hour, minute, tzinfo=CITY) if month else None
        for month, day, hour, minute in (published or NO_TIME, updated or NO_TIME)
    ]


def test_a_line_right_above_the_times_is_a_publisher_without_a_bullet_too() -> None:
    found = parse("A title\n\nThe city\n19.1.2021 7.32\n\nThe lead stands here.", name="a.en.txt")
    assert found.publishers == ("The city",)
    assert found.lead == "The lead stands here."


def test_an_hour_that_came_twice_is_the_first_and_is_remarked() -> None:
    found = parse("T\n\n • P\n31.10.2021 3.30\n\nThe lead stands here.", name="a.en.txt")
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2021-10-31T03:30:00+03:00"
    assert any("came twice" in warning for warning in found.warnings)


def test_a_lead_that_begins_with_a_date_is_a_lead() -> None:
    lead = "19.1.2021 was a cold day, and yet four hundred people stood on the square to hear what the city would say to them."
    assert parse(f"T\n\n • P\n19.1.2021 7.32\n\n{lead}", name="a.en.txt").lead == lead


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "“One thing,” said Ann Lee. Then it rained.",
            (Quotation("One thing", "Ann Lee"), Paragraph("Then it rained.")),
        ),
        ('"One thing", says Ann Lee, planner.', (Quotation("One thing", "Ann Lee", "planner"),)),
        ("„One thing“, says Ann K. Lee.", (Quotation("One thing", "Ann K. Lee"),)),
        ("«One thing», says Ann de la Cruz.", (Quotation("One thing", "Ann de la Cruz"),)),
        ("»One thing», säger planerare Ann Lee.", (Quotation("One thing", "Ann Lee", "planerare"),)),
        ("It rained. “One thing!” says Ann Lee.", (Paragraph("It rained."), Quotation("One thing!", "Ann Lee"))),
        (
            "“One thing”, says Ann Lee. “And another.”",
            (Quotation("One thing", "Ann Lee"), Quotation("And another.", "Ann Lee")),
        ),
        ("”Yksi asia”, toteaa Ann Lee Espoon kaupungilta.", (Quotation("Yksi asia", "Ann Lee Espoon kaupungilta"),)),
        ("– En sak, säger Ann Lee.", (Quotation("En sak", "Ann Lee"),)),
        ("“Nobody knows who said this.”", (Quotation("Nobody knows who said this."),)),
        ("“Town hall” is an old word for it.", (Paragraph("“Town hall” is an old word for it."),)),
        ("“A mark that is never closed, says Ann.", (Paragraph("“A mark that is never closed, says Ann."),)),
    ],
)
def test_speech_is_found_with_its_speaker_and_no_word_is_lost(text: str, blocks: tuple) -> None:
    assert body(text) == blocks


def test_wrapped_lines_are_joined_and_lines_broken_on_purpose_are_not() -> None:
    wrapped = (
        "The square was full before the doors were opened, and those who came\n"
        "late stood on the stairs of the library, where one could hear but not\n"
        "see."
    )
    assert body(wrapped) == (Paragraph(wrapped.replace("\n", " ")),)
    assert body("What was asked\nThe square was full before the doors were opened.") == (
        Heading("What was asked"),
        Paragraph("The square was full before the doors were opened."),
    )


@pytest.mark.parametrize("bullet", ["•", "-", "*", "·", "–", "▪", "\uf0b7", "•\u00a0"])
def test_a_list_may_have_any_editor_s_bullets(bullet: str) -> None:
    assert body(f"Three things:\n\n  {bullet} one\n  {bullet} two\n\n  {bullet} three") == (
        Paragraph("Three things:"),
        BulletedList(("one", "two", "three")),
    )


def test_a_list_at_the_end_that_a_colon_announces_is_no_topic() -> None:
    found = parse(
        f"{HEADER}The lead stands here.\n\nThree things:\n\n • one\n • two\n\n • Topic A\n\n • Topic B", name="a"
    )
    assert found.topics == ("Topic A", "Topic B")
    assert found.body[-1] == BulletedList(("one", "two"))


@pytest.mark.parametrize(
    "lines",
    [
        "More information: Ann Lee, planner, ann.lee@example.org",
        "Contact:\nAnn Lee, planner\nann.lee@example.org",
        "Lisätietoja\n\nAnn Lee\nplanner\nE-mail: ann.lee@example.org",
        "Kontakt:\n\nAnn Lee, planner\n\nann.lee@example.org",
        "För mer information, kontakta:\n\n  • Ann Lee, planner, ann.lee [at] example.org",
    ],
)
def test_contacts_are_found_however_their_lines_are_laid_out(lines: str) -> None:
    found = parse(f"{HEADER}The lead stands here.\n\nA paragraph.\n\n{lines}\n\n  • Topic", name="a.en.txt")
    assert found.contacts == (ParsedContact("Ann Lee", "planner", "ann.lee@example.org"),)
    assert found.body == (Paragraph("A paragraph."),)
    assert found.topics == ("Topic",)


def test_a_line_about_information_without_any_address_stays_in_the_text() -> None:
    assert body("More information is needed\n\nThe city will ask again in May.") == (
        Heading("More information is needed"),
        Paragraph("The city will ask again in May."),
    )
