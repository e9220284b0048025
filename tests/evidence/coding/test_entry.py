"""Coding without a folder: what a text claims, and what passes between two of its spans."""

from __future__ import annotations

from datetime import date

import pytest

import tightrope as tw
from tightrope.errors import UsageMistake
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.errors import SpanMisplaced

TEXT = "Ruritania lifted its sanctions on Graustark on Monday."
ACTORS = {"ruritania": ["Ruritania"], "graustark": ["Graustark", "Edelweiss"]}


def spans(text: str, *words: str) -> list[tuple[int, int]]:
    return [(text.index(w), text.index(w) + len(w)) for w in words]


def test_a_text_is_coded_with_actors_of_ones_own() -> None:
    (claim,) = tw.code_text(TEXT, actors=ACTORS, published="2025-06-20")
    ends = (claim.source_actor, claim.relation, claim.target_actor)
    assert ends == ("ruritania", "sanction", "graustark")
    assert (claim.phase, claim.sign, claim.time_resolved) == ("ended", 1, "2025-06-16")
    assert claim.anchor.exact in TEXT


def test_a_date_and_its_iso_form_are_the_same() -> None:
    as_date = tw.code_text(TEXT, actors=ACTORS, published=date(2025, 6, 20))
    assert as_date == tw.code_text(TEXT, actors=ACTORS, published="2025-06-20")


def test_nobody_known_means_no_claim() -> None:
    assert tw.code_text("The weather was mild in the valley.") == ()
    assert tw.code_text("") == ()


def test_what_is_not_english_is_not_coded() -> None:
    french = (
        "Washington menace Moscou de nouvelles sanctions. La France a condamné la Russie et "
        "soutient l'Ukraine, selon le ministre des affaires étrangères à Paris."
    )
    assert tw.code_text(french) == ()
    assert tw.code_text("中国谴责日本。美国支持日本。") == ()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Rebels attacked the Wessex garrison at dawn.", "ASSAULT"),
        ("The Rebels condemned the raid by Wessex.", "ACCUSE"),
        ("Rebels signed an agreement with Wessex.", "SUPPORT"),
        ("Rebels imposed sanctions on Wessex.", "SANCTION"),
        ("Rebels demanded that Wessex leave.", "REQUEST"),
    ],
)
def test_a_pair_has_its_event_type(text: str, event: str) -> None:
    source, target = spans(text, "Rebels", "Wessex")
    shares = tw.code_pair(text, source, target)
    assert next(iter(shares)) == event
    assert sum(shares.values()) == pytest.approx(1.0)
    assert list(shares.values()) == sorted(shares.values(), reverse=True)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ((0, 0), (5, 9)),
        ((0, 9), (5, 12)),
        ((0, 9), (50, 900)),
        ((-3, 4), (10, 14)),
        ((9, 10), (0, 4)),
    ],
)
def test_misplaced_spans_are_one_clear_line(
    source: tuple[int, int], target: tuple[int, int]
) -> None:
    with pytest.raises(SpanMisplaced) as caught:
        tw.code_pair(TEXT, source, target)
    assert caught.value.code == "span-misplaced"


def test_spans_in_two_sentences_are_read_together() -> None:
    text = "Ruritania was angry. It bombed Graustark for a week."
    shares = tw.code_pair(text, *spans(text, "Ruritania", "Graustark"))
    assert next(iter(shares)) == "ASSAULT"


def test_a_day_that_is_no_date_is_refused_in_one_line() -> None:
    with pytest.raises(UsageMistake, match="'yesterday'; write YYYY-MM-DD"):
        tw.code_text(TEXT, published="yesterday")


@pytest.mark.parametrize("text", [None, b"Norland struck Sudmark.", 5, ["Norland struck Sudmark."]])
def test_a_text_that_is_none_is_one_clear_mistake(text: object) -> None:
    for call in (lambda: tw.code_text(text), lambda: tw.code_pair(text, (0, 4), (5, 9))):
        with pytest.raises(UsageMistake, match="a text to be coded is a str"):
            call()


def test_bytes_are_to_be_decoded_first() -> None:
    with pytest.raises(UsageMistake, match="decode the bytes first"):
        tw.code_text(b"x")


@pytest.mark.parametrize(
    ("actors", "said"),
    [
        (["norland"], "actors are a mapping of id to names: 'list'"),
        ("norland", "actors are a mapping"),
        ({"": ["Norland"]}, "the id of an actor is one word"),
        ({"A B": ["Norland"]}, "the id of an actor is one word: 'A B'"),
        ({5: ["Norland"]}, "the id of an actor is one word: '5'"),
        ({"a": [5]}, "a name of the actor 'a' is no text: '5'"),
        ({"a": 5}, "a name of the actor 'a' is no text: '5'"),
        ({"a": ["Norland", " "]}, "a name of the actor 'a' is no text: ' '"),
        ({"a": None}, "a name of the actor 'a' is no text"),
    ],
)
def test_actors_that_cannot_be_meant_are_one_clear_mistake(actors: object, said: str) -> None:
    with pytest.raises(UsageMistake, match=said):
        tw.code_text(TEXT, actors=actors)


def test_the_names_of_an_actor_may_be_one_or_many_or_its_id() -> None:
    told = {"ruritania": "Ruritania", "graustark": ("Edelweiss", "Graustark")}
    (claim,) = tw.code_text(TEXT, actors=told)
    assert (claim.source_actor, claim.target_actor) == ("ruritania", "graustark")
    assert len(tw.code_text(TEXT, actors={"Ruritania": [], "Graustark": iter(())})) == 1


@pytest.mark.parametrize("published", [5, "yesterday", "", 2025.0])
def test_a_day_that_is_none_is_one_clear_mistake(published: object) -> None:
    with pytest.raises(UsageMistake, match="no date"):
        tw.code_text(TEXT, published=published)


@pytest.mark.parametrize("span", [None, 5, "ab", "a", (0, 4, 9), (0.0, 4.0), ("0", "4"), (None, 3)])
def test_a_span_of_anything_but_two_whole_numbers_is_one_clear_mistake(span: object) -> None:
    for ends in ((span, (30, 39)), ((30, 39), span)):
        with pytest.raises(SpanMisplaced, match="two whole numbers"):
            tw.code_pair(TEXT, *ends)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the Wessex garrison at dawn.",
        "Rebels have not attacked Wessex.",
        "Rebels were struck by Wessex in May.",
    ],
)
def test_the_order_of_the_two_spans_changes_nothing(text: str) -> None:
    source, target = spans(text, "Rebels", "Wessex")
    assert tw.code_pair(text, source, target) == tw.code_pair(text, target, source)
    assert tw.code_pair(text, list(source), target) == tw.code_pair(text, source, target)


def test_a_pair_is_told_by_both_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Peru recalled its ambassador from Chile."
    both = tw.code_pair(text, (0, 4), (34, 39))
    quick = load_model(quick=True)
    monkeypatch.setattr("tightrope.evidence.coding.reader.entry.load_model", lambda: quick)
    alone = tw.code_pair(text, (0, 4), (34, 39))
    assert both.keys() == alone.keys()
    assert both != alone
    assert next(iter(both)) == next(iter(alone))
