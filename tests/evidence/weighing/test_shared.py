from __future__ import annotations

import numpy as np
import pytest

from tests.evidence.claims import claim, document, passages
from tests.evidence.weighing.copied import APART, NEAR_VERBATIM, OWN_WORDS, TEMPLATE
from tightrope.corpus.document import Document, Passage
from tightrope.evidence.claims.report import SharedPassage
from tightrope.evidence.weighing.origins import OriginRules, claim_origins, document_origins
from tightrope.evidence.weighing.shared import (
    Found,
    _joined,
    _overlap,
    _without_overlaps,
    find_shared,
)

COPIED = "The frontier garrison at Zenda quietly withdrew its heavy artillery before the harvest festival"
EDITED = "The frontier garrison near Zenda withdrew nearly all heavy artillery before the harvest festival"
FILLER = (
    "Merchants in the southern valley complain about the price of salt.",
    "A new bridge over the Moldau will open to carriages next spring.",
    "The royal observatory reported an unusually bright comet on Tuesday.",
    "Farmers expect a poor yield of barley and a good one of plums.",
    "The orchestra of Klow performed an overture that nobody had heard.",
    "Two schools in the capital have begun to teach navigation to girls.",
)


def text_with(*sentences: str, skip: int = 0) -> str:
    """A text of filler sentences, different for each `skip`, around the given ones."""
    return "\n".join([*FILLER[skip : skip + 2], *sentences, FILLER[skip + 2]])


def quoted(one: Document, start: int, end: int) -> str:
    return one.text[start:end]


@pytest.mark.parametrize("other", [COPIED, EDITED])
def test_a_copied_or_lightly_edited_passage_is_found_in_both(other: str) -> None:
    a, b = document("a", text_with(COPIED + ".")), document("b", text_with(other + ".", skip=3))
    (found,) = find_shared((a, b), passages(a, b))
    assert (found.document_a, found.document_b) == ("a", "b")
    assert "Zenda" in quoted(a, found.start_a, found.end_a)
    assert "harvest festival" in quoted(b, found.start_b, found.end_b)
    assert found.containment > 0.6


def test_a_verbatim_copy_is_wholly_contained() -> None:
    a, b = document("a", text_with(COPIED)), document("b", text_with(COPIED, skip=3))
    assert find_shared((a, b), passages(a, b))[0].containment == 1.0


def test_documents_on_one_topic_share_nothing_by_that() -> None:
    a = document("a", "Ruritania warned Graustark.\nThe king of Ruritania spoke in Strelsau.")
    b = document(
        "b", "Ruritania attacked Graustark.\nNobody in Strelsau saw the king of Ruritania."
    )
    assert find_shared((a, b), passages(a, b)) == ()


def test_a_stock_phrase_one_document_repeats_is_no_copy() -> None:
    stock = "Read more about delicate balancing between powerful neighbours today"
    a = document("a", "\n".join(f"{line} {stock}." for line in FILLER[:4]))
    b = document("b", f"{FILLER[5]} {stock}.")
    assert find_shared((a, b), passages(a, b)) == ()


def test_the_sentences_of_a_copied_paragraph_are_one_passage() -> None:
    paragraph = (
        f"{COPIED}. Observers from Syldavia counted eleven empty gun emplacements yesterday."
    )
    a, b = document("a", text_with(paragraph)), document("b", text_with(paragraph, skip=3))
    (found,) = find_shared((a, b), passages(a, b))
    assert quoted(a, found.start_a, found.end_a).endswith("emplacements yesterday")


def test_noise_is_not_compared() -> None:
    a, b = document("a", COPIED), document("b", COPIED)
    noise = tuple(type(p)(p.document, p.start, p.end, "nav") for p in passages(a, b))
    assert find_shared((a, b), noise) == ()


def test_the_order_of_documents_does_not_matter_to_what_is_found() -> None:
    a, b = document("a", text_with(COPIED)), document("b", text_with(EDITED, skip=3))
    forth, back = find_shared((a, b), passages(a, b)), find_shared((b, a), passages(a, b))
    assert [(f.start_a, f.end_a, f.start_b) for f in forth] == [
        (f.start_b, f.end_b, f.start_a) for f in back
    ]


def test_documents_that_share_much_are_one_origin_and_others_are_not() -> None:
    a, b = document("a", text_with(COPIED)), document("b", text_with(COPIED, FILLER[0]))
    c = document("c", "Klow is a town of seven bridges and no river at all, say its guests.")
    everything = (a, b, c)
    shared = find_shared(everything, passages(*everything))
    assert document_origins(everything, passages(*everything), shared) == {"a": 1, "b": 1, "c": 2}


def test_the_same_bytes_under_two_names_are_one_origin() -> None:
    a = document("a", FILLER[0])
    twin = Document(a.sha256, "b", a.text)
    assert document_origins((a, twin), passages(a), ()) == {"a": 1, "b": 1}


def test_a_claim_from_a_copied_passage_counts_once() -> None:
    long_a, long_b = "\n".join(FILLER), "\n".join(reversed([f"{f} Indeed so." for f in FILLER]))
    a = document("a", f"{COPIED}.\n{long_a[:200]}")
    b = document("b", f"{long_b[-150:]}\n{EDITED}.\nGraustark armed Ruritania with muskets.")
    shared = find_shared((a, b), passages(a, b))
    claims = (
        claim(a, "garrison at Zenda quietly withdrew", "ruritania", "military_action", None),
        claim(b, "garrison near Zenda withdrew", "ruritania", "military_action", None),
        claim(b, "Graustark armed Ruritania", "graustark", "arms_transfer", "ruritania"),
    )
    found = claim_origins(claims, {"a": 1, "b": 2}, shared)
    assert [found[c.id] for c in claims] == [1, 1, 2]


def test_the_work_does_not_grow_with_the_square_of_unrelated_documents() -> None:
    """Counts the index's matches instead of seconds: unrelated documents make next to none."""
    from tightrope.evidence.text.words import content_words
    from tightrope.evidence.weighing.shared import SharingRules, _matches

    rng = np.random.default_rng(7)
    words = ["".join(rng.choice(list("abcdefghij"), 7)) for _ in range(4000)]
    many = [document(str(n), " ".join(rng.choice(words, 120)) + ".") for n in range(120)]
    each = [content_words(d, passages(d)) for d in many]
    matches = _matches(each, SharingRules())
    assert sum(len(m) for m in matches.values()) < 120 * 120


def mixed(side: int) -> Document:
    """The reworded sentences between those in own words; in the second document backwards."""
    lines = [pair[side] for pair in NEAR_VERBATIM]
    for place, pair in enumerate(OWN_WORDS):
        lines.insert(2 * place + 1, pair[side])
    return document(f"{side}.txt", "\n".join(lines[::-1] if side else lines))


def test_reworded_sentences_are_found_and_own_words_are_not() -> None:
    a, b = mixed(0), mixed(1)
    found = [
        (_line(a, one.start_a), _line(b, one.start_b))
        for one in find_shared((a, b), passages(a, b))
    ]
    right = set(found) & set(NEAR_VERBATIM)
    assert len(right) / len(NEAR_VERBATIM) >= 0.8
    assert sum(pair in right for pair in found) / len(found) >= 0.8


def _line(one: Document, at: int) -> str:
    return one.text[one.text.rfind("\n", 0, at) + 1 :].partition("\n")[0]


def test_articles_from_one_template_are_one_origin_and_the_fifth_is_its_own() -> None:
    texts = [*TEMPLATE[:2], APART, *TEMPLATE[2:]]
    many = [document(f"{number}.txt", text) for number, text in enumerate(texts)]
    origins = document_origins(many, passages(*many), find_shared(many, passages(*many)))
    assert list(origins.values()) == [1, 1, 2, 1, 1]


@pytest.mark.parametrize(("share", "origins"), [(0.2, [1, 1]), (0.4, [1, 2])])
def test_how_much_makes_one_origin_is_a_setting(share: float, origins: list[int]) -> None:
    a, b = document("a", text_with(COPIED)), document("b", text_with(COPIED, skip=3))
    shared = find_shared((a, b), passages(a, b))
    rules = OriginRules(document_share=share)
    assert list(document_origins((a, b), passages(a, b), shared, rules).values()) == origins


def test_a_quote_half_inside_a_shared_passage_is_part_of_it() -> None:
    a, b = document("a", f"{COPIED} and sang."), document("b", f"{FILLER[0]}\n{COPIED}.")
    shared = find_shared((a, b), passages(a, b))
    quote = claim(b, "salt.\nThe frontier garrison at Zenda", "ruritania", "other", None)
    assert claim_origins([quote], {"a": 1, "b": 2}, shared)[quote.id] == 1
    strict = OriginRules(quote_share=0.99)
    assert claim_origins([quote], {"a": 1, "b": 2}, shared, strict)[quote.id] == 2


A: Found = (0, 1, 10, 20, 110, 120, 0.8)


@pytest.mark.parametrize(
    ("one", "joined"),
    [
        ((0, 1, 22, 32, 122, 132, 0.6), [(0, 1, 10, 32, 110, 132, 0.7)]),
        ((0, 1, 20, 50, 120, 150, 0.6), [(0, 1, 10, 50, 110, 150, 0.65)]),  # at once, longer
        ((0, 1, 23, 33, 122, 132, 0.6), None),
        ((0, 1, 22, 32, 123, 133, 0.6), None),
        ((0, 1, 19, 32, 122, 132, 0.6), None),
        ((0, 1, 22, 32, 119, 132, 0.6), None),
        ((0, 2, 22, 32, 122, 132, 0.6), None),
        ((1, 1, 22, 32, 122, 132, 0.6), None),
    ],
)
def test_runs_that_follow_one_another_in_both_are_joined(
    one: Found, joined: list[Found] | None
) -> None:
    assert _joined([A, one], 2) == (joined or [A, one])


@pytest.mark.parametrize(
    ("one", "over"),
    [
        ((0, 1, 19, 30, 119, 130, 1.0), True),
        ((0, 1, 20, 30, 119, 130, 1.0), False),
        ((0, 1, 19, 30, 120, 130, 1.0), False),
        ((0, 1, 0, 11, 100, 111, 1.0), True),
        ((0, 1, 0, 10, 100, 111, 1.0), False),
        ((0, 1, 0, 11, 100, 110, 1.0), False),
        ((0, 2, 10, 20, 110, 120, 1.0), False),
    ],
)
def test_runs_over_the_same_words_are_one_the_longest(one: Found, over: bool) -> None:
    assert _overlap(A, one) is _overlap(one, A) is over
    kept = _without_overlaps([A, one])
    longest = max(A, one, key=lambda run: run[3] - run[2])
    assert kept == ([longest] if over else sorted([A, one]))


def test_of_two_as_long_the_first_is_kept() -> None:
    later: Found = (0, 1, 15, 25, 115, 125, 1.0)
    assert _without_overlaps([later, A]) == [A]


@pytest.mark.parametrize(("label", "origins"), [("nav", 1), ("content", 2)])
def test_noise_does_not_make_a_document_longer(label: str, origins: int) -> None:
    a, b = (document(name, "w" * 400 + name) for name in "ab")
    elsewhere = document("c", "w" * 9)
    parts = [Passage(d.sha256, start, end, how) for d in (a, b, elsewhere)
             for start, end, how in ((0, 100, "content"), (100, 400, label))]  # fmt: skip
    shared = [SharedPassage("a", 0, 25, "b", 0, 25, 1.0)]  # a quarter of what is no noise
    assert len(set(document_origins((a, b), parts, shared).values())) == origins


@pytest.mark.parametrize(
    ("length", "origins"), [(100, 1), (99, 2)], ids=["a quarter", "less than a quarter"]
)
def test_a_quarter_of_the_shorter_document_makes_one_origin(length: int, origins: int) -> None:
    a, b = document("a", "x" * 400), document("b", "y" * 900)
    shared = [SharedPassage("a", 0, length, "b", 7, 7 + length + 50, 1.0)]
    assert len(set(document_origins((a, b), passages(a, b), shared).values())) == origins


@pytest.mark.parametrize(
    ("second", "origin"),
    [
        ((40, 140), 1),  # sixty of a hundred are common
        ((50, 150), 1),  # half of the shorter
        ((51, 151), 2),
        ((90, 110), 1),  # half of a short one
        ((91, 111), 2),
        ((200, 300), 2),
    ],
)
def test_passages_that_mostly_cover_each_other_are_one(
    second: tuple[int, int], origin: int
) -> None:
    """a shares a stretch with b, b another one with c: is a quote from c's copy that of a?"""
    shared = [SharedPassage("a", 0, 100, "b", 0, 100, 1.0),
              SharedPassage("b", *second, "c", 0, second[1] - second[0], 1.0)]  # fmt: skip
    c = document("c", "Ruritania armed Graustark " + "x" * 300)
    quote = claim(c, c.text[: second[1] - second[0]], "ruritania", "arms_transfer", "graustark")
    assert claim_origins([quote], {"a": 1, "b": 2, "c": 3}, shared)[quote.id] == origin
