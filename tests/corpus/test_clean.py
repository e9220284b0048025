"""Single habits of the classifier, each on the smallest page that shows it."""

from __future__ import annotations

import pytest

from tests.corpus.labelled import line_labels
from tightrope.corpus import Document, clean, read_bytes, repeated_lines

BODY = (
    "The two governments agreed on the border after nine years of talks, and both parliaments approved it.",
    "The border runs along the ridge. Neither government keeps soldiers within five kilometres of it.",
    "Trade across the border doubled in a year. The governments have opened a second crossing since.",
)


def labels(*lines: str, repeated: frozenset[str] = frozenset(), name: str = "a.txt") -> list[str]:
    document = read_bytes("\n".join(lines).encode(), name)
    return line_labels(document, clean(document, repeated=repeated))


def test_plain_article() -> None:
    assert labels("A Border on the Ridge", *BODY) == ["heading", *["content"] * 3]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Skip to main content", "nav"),
        ("SHARE ON FACEBOOK", "nav"),
        ("12 Comments", "nav"),
        ("Tags: border, ridge", "nav"),
        ("© 2025 The Ridge Post. All rights reserved.", "nav"),
        ("Home | World | Europe | Opinion", "nav"),
        ("By Anna Lind and Omar Said", "byline"),
        ("June 20, 2025", "byline"),
        ("Published: 2025-06-20 10:15 UTC", "byline"),
        ("5 min read", "byline"),
        ("Subscribe to our newsletter", "call_to_action"),
        ("Read more »", "call_to_action"),
        ("Photo: Anna Lind", "caption"),
        ("A view of the ridge in May. (Photo by A. Lind/Getty Images)", "caption"),
        ("Read also: The shepherds of the ridge", "teaser"),
        ("https://example.org/border", "link_list"),
    ],
)
def test_lines_that_name_themselves(line: str, label: str) -> None:
    assert labels("A Border on the Ridge", BODY[0], line, *BODY[1:])[2] == label


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year, both governments had withdrawn their guards.",
        "Share prices fell after the border was closed, and the governments blamed each other.",
        "In June 2025 the governments met.",
        "Home to nine villages, the ridge has no road.",
        "More troops followed.",
        "What do the governments want? Neither says.",
    ],
)
def test_text_that_only_begins_like_a_menu(line: str) -> None:
    assert labels("A Border on the Ridge", BODY[0], line, *BODY[1:])[2] == "content"


@pytest.mark.parametrize("heading", ["Security", "The road ahead", "Who gains?", "3. The crossing"])
def test_headings_inside(heading: str) -> None:
    assert labels("A Border on the Ridge", BODY[0], heading, *BODY[1:])[2] == "heading"


def test_section_names_are_menus_at_the_edges() -> None:
    found = labels("World", "Politics", "A Border on the Ridge", *BODY, "World")
    assert found[:3] == ["nav", "nav", "heading"]
    assert found[-1] == "nav"


def test_list_under_its_announcement_is_content() -> None:
    found = labels(
        "A Border", BODY[0], "The treaty covers:", "- water", "- grazing", "What follows", BODY[1]
    )
    assert found[2:6] == ["content", "content", "content", "heading"]


def test_contents_without_entries() -> None:
    found = labels("A Border", BODY[0], "Table of Contents", "The Ridge", *BODY[1:])
    assert found[2:4] == ["toc", "heading"]


def test_profile_without_title() -> None:
    card = ["Name: Lonnie Wiza", "Username: lwiza", "Birthdate: 1999-02-14", "Phone: +62 154"]
    assert labels("A Border", *BODY, *card)[-4:] == ["profile"] * 4


def test_article_goes_on_after_related_links() -> None:
    related = ["Related Articles", "Ten cheeses to try", "How to shear a sheep in spring"]
    found = labels("A Border on the Ridge", *BODY, *related, "", "The second crossing", BODY[1])
    assert found[4:7] == ["nav", "teaser", "teaser"]
    assert found[-2:] == ["heading", "content"]


def test_excerpts_at_the_end_are_teasers() -> None:
    excerpt = (
        "Cheese has been made on these slopes for ages, and this summer the makers will open..."
    )
    assert labels("A Border", *BODY, "Comments", "Cheese", excerpt)[-3:] == [
        "nav",
        "teaser",
        "teaser",
    ]


def test_lines_of_several_documents_are_captions_or_menus() -> None:
    line = "The Ridge Seen From Above"
    others = (
        "Fish and ships in the harbour of Varna are counted twice.",
        line,
        "Nothing else is new.",
    )
    documents = [
        Document("1", "1", "\n".join(["A Border on the Ridge", *BODY, line, "Notes"])),
        Document("2", "2", "\n".join(others)),
    ]
    repeated = repeated_lines(documents)
    assert repeated == {"the ridge seen from above"}
    assert line_labels(documents[0], clean(documents[0], repeated=repeated))[4] == "caption"


def test_copies_do_not_make_their_headings_foreign() -> None:
    text = "\n".join(
        ["A Border on the Ridge", BODY[0] + " " + BODY[1], "The Crossing Itself", BODY[2]]
    )
    assert repeated_lines([Document("1", "1", text), Document("2", "2", text)]) == frozenset()


def test_unseen_characters_change_no_label() -> None:
    lines = ["Skip to main content", "A Border on the Ridge", *BODY, "By Anna Lind", "Comments"]
    laced = ["\u200b".join(line) + "\u202e" for line in lines]
    assert labels(*laced) == labels(*lines)


def test_markdown_headings_and_front_matter() -> None:
    found = labels(
        "---",
        "title: A Border",
        "---",
        "# A Border",
        BODY[0],
        "## Next steps",
        "- one",
        name="a.md",
    )
    assert found == ["byline"] * 3 + ["heading", "content", "heading", found[-1]]


def test_reporter_woven_into_the_text_is_a_profile() -> None:
    bio = "Anna Lind, a Ridge Post senior reporter based in Oslo, has covered the border for years."
    document = read_bytes(f"A Border\n{BODY[0]} {bio} {BODY[1]}".encode(), "a.txt")
    texts = [document.text[p.start : p.end] for p in clean(document) if p.label == "profile"]
    assert texts == [bio]


def test_appeal_at_the_end_of_a_paragraph() -> None:
    appeal = "What are your thoughts? Share them in the comments below."
    document = read_bytes(f"A Border\n{BODY[0]} {appeal}".encode(), "a.txt")
    last = clean(document)[-1]
    assert (document.text[last.start : last.end], last.label) == (appeal, "call_to_action")


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("The Main Stakes:", "heading"),
        ("Main Stakes:", "heading"),
        ("The main stakes are:", "content"),
    ],
)
def test_a_line_that_announces_a_list_is_its_heading_where_it_is_in_title_case(
    title: str, label: str
) -> None:
    items = ("- The border on the ridge", "- The trade across the border")
    assert labels("A Border on the Ridge", *BODY, title, *items)[-3:] == [
        label,
        "content",
        "content",
    ]


def test_one_item_makes_no_list() -> None:
    found = labels("A Border on the Ridge", *BODY, "Further stakes are:", "- Goats")
    assert found[-1] != "content"
