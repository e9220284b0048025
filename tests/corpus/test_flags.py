"""What is said against a text, and what a plain text says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from tests.corpus.labelled import read_captures
from tightrope.corpus import Document, Metadata, clean, describe, inspect, read_bytes
from tightrope.corpus.dates import find_date, parse_date


def flags(text: str) -> tuple[str, ...]:
    document = read_bytes(text.encode(), "a.txt")
    return inspect(document, clean(document))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "He spoke at [public event or meeting] in May, and the guards left the bridge.",
            "[public event or meeting]",
        ),
        ("Dear [Your Name], the guards have left the bridge, and nobody knows why.", "[Your Name]"),
        (
            "The guards of {{ country }} left the bridge, and nobody knows why they did.",
            "{{ country }}",
        ),
        ("Lorem ipsum dolor sit amet, and the guards left the bridge after that.", "Lorem ipsum"),
    ],
)
def test_placeholders(text: str, found: str) -> None:
    assert flags(text) == (f"template placeholder: {found}",)


@pytest.mark.parametrize(
    "text",
    [
        "He said [in English] that the guards left the bridge, and nobody asked why.",
        "The guards left [sic] the bridge, and the report [1] says so on page [12].",
        'They spoke of "red lines," and "never again" was heard, as was "the whole bridge."',
        "The guards wrote “we leave the bridge”, and nobody answered them at all.",
    ],
)
def test_honest_brackets_and_quotes(text: str) -> None:
    assert flags(text) == ()


def test_truncated_quotes() -> None:
    text = 'It began when troops "resumed strikes on the bridge, hitting several" targets near the town.'
    assert flags(text) == ("truncated quote: … strikes on the bridge, hitting several",)


def test_keyword_stuffing() -> None:
    body = "The guards of bridge number {} left, and nobody in the town knows why they did so. "
    text = (
        "".join(body.format(n) for n in range(60)) + "Follow the harbour bridge update daily. " * 9
    )
    found = [flag for flag in flags(text) if flag.startswith("keyword stuffing")]
    assert any("'harbour bridge update" in flag for flag in found)


def test_names_of_people_and_offices_are_not_stuffing() -> None:
    verbs = ("spoke", "rose", "left", "came", "wrote", "slept", "read", "sang", "swam", "ran")
    text = " ".join(
        f"On day {n} the prime minister {v}, and it rained." for n, v in enumerate(verbs)
    )
    assert flags(text) == ()


def test_made_up_profile() -> None:
    capture = next(
        c for c in read_captures("captures") if c.document.name == "seo_contents_bulleted.txt"
    )
    assert "made-up profile: an author card with address, birthdate or phone" in inspect(
        capture.document, clean(capture.document)
    )


def test_describe_reads_title_author_and_date() -> None:
    captures = {c.document.name: c.document for c in read_captures("captures")}
    document = captures["news_site.txt"]
    said = describe(document, clean(document))
    assert said.title == "Philippines and China trade accusations after collision near shoal"
    assert said.author == "Maria Santos and John Reyes"
    assert said.published == date(2025, 6, 20)
    document = captures["seo_contents_bulleted.txt"]
    assert describe(document, clean(document)).author is None  # the card at the end is made up


def test_describe_keeps_what_is_known() -> None:
    known = Metadata(title="Known", author="Someone", published=date(2020, 1, 1))
    document = Document(
        "0" * 64, "a", "A Border\nBy Anna Lind\nJune 20, 2025\nThe guards left.", metadata=known
    )
    assert describe(document, clean(document)) == known


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-06-20T10:00:00Z", date(2025, 6, 20)),
        ("Fri, 20 Jun 2025 10:00:00 +0000", date(2025, 6, 20)),
        ("June 20th, 2025", date(2025, 6, 20)),
        ("on 3 Sept. 2024", date(2024, 9, 3)),
        ("20250620", date(2025, 6, 20)),
        ("20.06.2025", date(2025, 6, 20)),
        ("06/20/2025", date(2025, 6, 20)),
        ("05/06/2025", None),  # May or June: not guessed
        ("June 2025", None),
        ("31 February 2025", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(text: str | None, day: date | None) -> None:
    assert parse_date(text) == day


def test_the_first_date_of_a_line_counts() -> None:
    assert find_date("Published June 1, 2025, updated 2025-06-03") == date(2025, 6, 1)
