"""Pages as they are made: lists, bare text, posts of others; what each says of its day."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope.corpus import Document, clean, describe, read_bytes

LONG = (
    "Delegates in two towns spent the day at the table, and by the evening little had been agreed "
    "between them on the wording of the text."
)
LAST = (
    "The talks are to go on in the capital, where ministers have met behind closed doors since the "
    "start of the week."
)
P, Q = f"<p>{LONG}</p>", f"<p>{LAST}</p>"
ARMED = "Ruritania armed Graustark."


def web(body: str, head: str = "") -> Document:
    html = (
        f"<!doctype html><html><head><title>Border</title>{head}</head><body>{body}</body></html>"
    )
    return read_bytes(html.encode(), "a.html")


def content(document: Document) -> list[str]:
    return [document.text[p.start : p.end] for p in clean(document) if p.label == "content"]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Notes</h1>{P}<ul><li>{ARMED}</li></ul>{Q}",
        f"<div><h1>Notes</h1>{P}<ol><li><p>{ARMED}</p></li></ol>{Q}</div>",
        f"<article>{P}<ul><li>Points<ul><li>{ARMED}</li></ul></li></ul>{Q}</article>",
        f"<article>{P}<dl><dt>Strelsau</dt><dd>{ARMED}</dd></dl>{Q}</article>",
        f"<main><section>{P}{ARMED}<div><h4>More</h4>{Q}</div></section></main>",
        f"<article>{P}{ARMED}<br><br>{LAST}</article>",
        f"<article>{P}<table><tr><td>Arms</td><td>On Monday {ARMED}</td></tr></table>{Q}</article>",
        f"<article>{P}<p><b>READ MORE: <a href=x>What else</a></b></p><p>{ARMED}</p>{Q}</article>",
        f"<article>{P}<p>READ MORE</p><ul><li><a href=x>Oil is dear</a></li></ul><p>{ARMED}</p>{Q}</article>",
        f"<article>{P}<!-- a remark --><p>{ARMED}</p><?php ?>{Q}</article>",
    ],
    ids=["ul", "ol", "nested", "dl", "bare", "br", "row", "more", "more list", "comment"],
)
def test_text_of_the_article_is_content_wherever_it_stands(body: str) -> None:
    found = content(web(body))
    assert sum(ARMED in text for text in found) == 1
    assert any(LAST in text for text in found)
    assert not any("What else" in text or "Oil is dear" in text for text in found)


@pytest.mark.parametrize("around", ["nav", "aside", "footer", "form", "div class=related-stories"])
def test_what_stands_beside_the_article_is_told_and_not_read(around: str) -> None:
    box = f"<{around}><p>A box that says Ruritania armed Graustark on Friday in Strelsau.</p></{around}>"
    document = web(f"<article>{P}{box}{Q}</article>")
    assert not any("Graustark" in text for text in content(document))
    assert document.flags == (
        "beside the article, not read: 1 (“A box that says Ruritania armed Graustark on …”)",
    )


def test_an_article_inside_a_form_is_read() -> None:
    """Some programs wrap the whole page in one."""
    found = content(
        web(f"<form><div class=sidebar-page><h1>Border</h1>{P}<p>{ARMED}</p>{Q}</div></form>")
    )
    assert found == [LONG, ARMED, LAST]


@pytest.mark.parametrize(
    ("post", "text"),
    [
        (
            '<blockquote class="twitter-tweet"><p>We struck.<br>We will answer.</p>&mdash; A Minister (@am) <a href=x>June 13, 2025</a></blockquote>',
            "A Minister (@am) June 13, 2025: “We struck. We will answer.”",
        ),
        (
            '<blockquote class="bluesky-embed"><p>We struck.</p>— B. Moe (@moe) 13 June 2025</blockquote>',
            "B. Moe (@moe) 13 June 2025: “We struck.”",
        ),
        (
            "<blockquote><p>We struck. We will answer.</p><footer>— <cite>C. Dahl</cite></footer></blockquote>",
            "C. Dahl: “We struck. We will answer.”",
        ),
        (
            '<blockquote class="twitter-tweet"><p>We struck.</p></blockquote>',
            "A post of another writer: “We struck.”",
        ),
    ],
    ids=["tweet", "other network", "quotation", "unsigned"],
)
def test_a_post_of_somebody_else_is_told_as_theirs(post: str, text: str) -> None:
    assert content(web(f"<article>{P}{post}{Q}</article>")) == [LONG, text, LAST]


def linked(*nodes: str) -> str:
    return f'<script type="application/ld+json">[{", ".join(nodes)}]</script>'


SITE = '{"@type": "WebSite", "datePublished": "2001-01-01"}'
CLIP = '{"@type": "VideoObject", "datePublished": "2002-02-02"}'
OTHER = '{"@type": "NewsArticle", "headline": "Other", "datePublished": "2003-03-03"}'
OWN = '{"@type": ["NewsArticle"], "headline": "Border", "datePublished": "2025-06-13T23:30:00-04:00", "author": [{"name": "A. Lind"}, {"name": "B. Moe"}]}'


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked(SITE, CLIP, OTHER, OWN), ""),
        (linked(f'{{"@graph": [{SITE}, {OWN}]}}'), ""),
        (linked(f'{{"@type": "WebPage", "datePublished": "2004-04-04", "mainEntity": {OWN}}}'), ""),
        (linked('{"@type": "WebPage", "datePublished": "2025-06-13"}'), ""),
        ('<meta name="DC.date.issued" content="2025-06-13">', ""),
        (linked(SITE) + '<meta itemprop="datePublished" content="2025-06-13">', ""),
        ("", "<time datetime=2025-06-13T08:00>this morning</time>"),
        ("", "<time>13 June 2025</time>"),
        ("", "<p>By Anna Lind, 13 June 2025</p>"),
        ("", "<div>Anna Lind</div><div>Published on June 13, 2025 at 10:00</div>"),
    ],
    ids=["nodes", "graph", "main", "page", "meta", "itemprop", "time", "words", "byline", "div"],
)
def test_the_day_of_a_page_is_the_one_it_states_of_its_article(head: str, body: str) -> None:
    foot = (
        "<aside><time datetime=2024-01-01>1 January</time></aside><footer>1 January 2024</footer>"
    )
    document = web(f"<article><h1>Border</h1>{body}{P}{Q}</article>{foot}", head)
    assert describe(document, clean(document)).published == date(2025, 6, 13)


@pytest.mark.parametrize(
    "head", ["", linked(SITE, CLIP), linked("not json"), '<meta name="date" content="soon">']
)
def test_a_day_in_the_foot_or_of_another_thing_is_not_taken(head: str) -> None:
    foot = "<footer>Copyright 1 January 2024. Since the war of 3 May 1999.</footer>"
    document = web(f"<article><h1>Border</h1>{P}{Q}</article>{foot}", head)
    assert describe(document, clean(document)).published is None


def test_authors_are_spelled_as_the_page_spells_them() -> None:
    document = web(f"<article><h1>Border</h1>{P}{Q}</article>", linked(OWN))
    assert document.metadata.author == "A. Lind, B. Moe"


@pytest.mark.parametrize(
    "text",
    [
        "GENEVA, 13 June 2025 (Agency) – ",
        "STRELSAU, June 13, 2025 /TASS/. ",
        "Published: June 13, 2025\n",
        "Updated 5:30 PM EDT, Fri June 13, 2025\nBy Anna Lind\n",
        "The Daily Post, 13.06.2025\n",
        "June 13, 2025\n\n",
        "Date: 2025-06-13\n\n",
        "Talks go on | 13 June 2025 | The Post\n",
        "Friday, June 13, 2025 - 10:00\n",
    ],
)
def test_the_first_lines_of_a_text_tell_its_day(text: str) -> None:
    document = read_bytes(f"{text}{LONG}".encode(), "a.txt")
    assert describe(document, clean(document)).published == date(2025, 6, 13)


@pytest.mark.parametrize(
    "text", ["The war began on June 13, 2025. ", "In Geneva on 13 June 2025 they met. "]
)
def test_a_day_the_text_speaks_of_is_not_its_own(text: str) -> None:
    document = read_bytes(f"{text}{LONG}".encode(), "a.txt")
    assert describe(document, clean(document)).published is None


@pytest.mark.parametrize(
    "line",
    ["READ MORE", "READ MORE: Five things to know", "Read also: What is enrichment?", "Related", "Also read", "More on this story", "RELATED: Why oil is dear", "ADVERTISEMENT"],
)  # fmt: skip
def test_text_after_a_pointer_to_another_story_is_content(line: str) -> None:
    after = ("Ruritania condemned Graustark on Friday over the strikes.", LAST)
    document = read_bytes("\n\n".join(("Talks in town", LONG, line, *after)).encode(), "a.txt")
    assert content(document) == [LONG, *after]


@pytest.mark.parametrize("line", ["Related", "More on this story"])
def test_titles_after_a_pointer_are_other_stories(line: str) -> None:
    titles = ("Why oil is dear this summer", "What the farmers of the south want now")
    document = read_bytes(
        "\n\n".join(("Talks in town", LONG, LAST, line, *titles)).encode(), "a.txt"
    )
    assert content(document) == [LONG, LAST]


@pytest.mark.parametrize("around", ["div id=menu", "form", "div class=widget"])
@pytest.mark.parametrize("main", ["main", "div"])
def test_where_the_article_is_inside_a_part_named_as_beside_it_what_is_beside_the_article_is_not_read(
    around: str, main: str
) -> None:
    box = f"<p>{'Ruritania accused Graustark of bad faith. ' * 4}</p>"
    body = f"<{around}><{main}>{P}{Q}</{main}><div class=related>{box}</div>"
    document = web(body)  # the part around it all is never closed
    assert document.text == f"{LONG}\n\n{LAST}"
    assert document.flags[0].startswith("beside the article, not read: 1")


def test_half_of_an_article_in_such_a_part_does_not_make_it_one() -> None:
    document = web(f"<article>{P}<div class=promo>{Q}</div></article>")
    assert content(document) == [LONG]
