"""Live blogs and timelines: each entry was written on its own day, or on one that is not known."""

from __future__ import annotations

from datetime import date

import pytest

from tests.corpus.test_pages import LAST, LONG, P, web
from tightrope.corpus import Document, read_bytes

STRUCK = "<p>Ruritania struck Graustark this morning, the army said.</p>"
WARNED = "<p>Yesterday Graustark warned Ruritania, its minister said.</p>"
PUBLISHED = '<meta property="article:published_time" content="2025-06-12T06:00:00Z">'


def days(document: Document) -> dict[str, date | None]:
    return {w: document.written_on(document.text.index(w)) for w in ("struck", "warned")}


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=e><time datetime=2025-06-14T10:05Z>10:05</time>{STRUCK}</div><div class=e><time datetime=2025-06-12>08:00</time>{WARNED}</div>",
        f"<ul><li><time datetime=2025-06-14>now</time>{STRUCK}</li><li><time datetime=2025-06-12>then</time>{WARNED}</li></ul>",
        f"<h3><time datetime=2025-06-14>14 June</time></h3>{STRUCK}<h3><time datetime=2025-06-12>12 June</time></h3>{WARNED}",
        f"<h3>14 June 2025, 10:05</h3>{STRUCK}<h3>12 June, 08:00 GMT</h3>{WARNED}",
        f"<h3>Saturday, June 14</h3>{STRUCK}<h3>Thursday, June 12</h3>{WARNED}",
    ],
    ids=["divs", "items", "flat", "headings", "weekdays"],
)
def test_each_entry_of_a_live_blog_has_its_own_day(body: str) -> None:
    document = web(f"<main><h1>Live: the border</h1>{body}</main>", PUBLISHED)
    assert days(document) == {"struck": date(2025, 6, 14), "warned": date(2025, 6, 12)}


CLOCKS = f"<div><time>10:05</time>{STRUCK}</div><div><time>23:40</time>{WARNED}</div>"


@pytest.mark.parametrize(
    ("changed", "day"),
    [("2025-06-14T11:00:00Z", None), ("2025-06-12T23:00:00Z", date(2025, 6, 12))],
)
def test_entries_with_only_a_clock_have_no_day_once_the_page_spans_several(
    changed: str, day: date | None
) -> None:
    head = f'{PUBLISHED}<meta property="article:modified_time" content="{changed}">'
    document = web(f"<main><h1>Live: the border</h1>{CLOCKS}</main>", head)
    assert days(document) == {"struck": day, "warned": day}
    told = "entries without a day: their times are not resolved" in document.flags
    assert told == (day is None)


def test_times_in_sentences_and_updates_make_no_live_blog() -> None:
    times = "<p><time datetime=2025-06-12>12 June</time> Updated <time datetime=2025-06-14>14 June</time></p>"
    body = (
        f"{times}{STRUCK}<p>Graustark warned it on <time datetime=2025-06-11>Wednesday</time>.</p>"
    )
    document = web(f"<article><h1>Border</h1>{body}{P}</article>")
    assert document.entries == ()
    assert document.metadata.published == date(2025, 6, 12)


@pytest.mark.parametrize(
    "lines",
    [
        ("13 June 2025", "14 June 2025, 09:00"),
        ("June 13, 2025 - 10:15 GMT", "Saturday, June 14"),
        ("## Friday 13 June 2025", "## Saturday 14 June"),
        ("2025-06-13", "2025-06-14"),
    ],
)
def test_entries_of_a_plain_text_have_their_days(lines: tuple[str, str]) -> None:
    text = f"{lines[0]}\n{LONG}\n\n{lines[1]}\n{LAST}\n"
    document = read_bytes(text.encode(), "a.txt")
    assert document.written_on(text.index(LONG)) == date(2025, 6, 13)
    assert document.written_on(text.index(LAST)) == date(2025, 6, 14)


@pytest.mark.parametrize(
    "text",
    [
        f"13 June 2025\n{LONG}\n{LAST}",
        f"13 June 2025\n{LONG}\n13 June 2025\n{LAST}",
        f"13 June 2025\n14 June 2025\n{LONG}",
        f"13 June 2025\n{LONG}\nThe plan of 14 June 2025\n{LAST}",
    ],
)
def test_a_text_of_one_day_has_no_entries(text: str) -> None:
    assert read_bytes(text.encode(), "a.txt").entries == ()
