"""A red line as it was drawn: told once, in its own words, crossed only where it was drawn."""

from __future__ import annotations

import pytest

from tests.brief.walking import rows, texts
from tests.commitments.test_red_lines import line, report
from tests.words.saying import say
from tightrope.analysis.engines import analyse_model
from tightrope.brief import BriefInput, compose
from tightrope.crisis import parse_crisis

STRAIT = """\
title: The unsure islands
as_of: 2031-05-01
actors: {ardia: {name: Ardia}, belmar: {name: Belmar}}
options:
  ardia: {invade: {text: Invade the islands, now: NOW}}
  belmar: {fleet: {text: Send the fleet, now: SENT}}
priorities:
  ardia:
    - {want: not (ardia.invade and belmar.fleet)}
    - {want: ardia.invade}
    - {want: not belmar.fleet}
  belmar:
    - {want: not ardia.invade}
    - {want: FIRST}
    - {want: SECOND}
red_lines:
  - {id: r1, by: belmar, against: ardia, if: ardia.invade, then: belmar.fleet, REST}
"""
SAVING, ANSWERING = "not belmar.fleet", "belmar.fleet iff ardia.invade"


def front(text: str) -> tuple[list[str], list[list[str]]]:
    """The sentences and the table of red lines of the front."""
    model = parse_crisis(text).model
    brief = compose(BriefInput(crisis=model, analysis=analyse_model(model, draws=2)))
    return texts(brief, "binds"), [row for row in rows(brief, "binds") if len(row) > 5]


def islands(
    rest: str = "said_by: The admiral",
    *,
    now: str = "no",
    sent: str = "no",
    wants: tuple[str, str] = (SAVING, ANSWERING),
) -> str:
    text = STRAIT.replace("NOW", now).replace("SENT", sent).replace("REST", rest)
    return text.replace("FIRST", wants[0]).replace("SECOND", wants[1])


@pytest.mark.parametrize(
    ("wants", "verdict", "modelled"),
    [((SAVING, ANSWERING), "empty", "no"), ((ANSWERING, SAVING), "credible", "yes")],
)
def test_a_threat_deters_as_modelled_only_where_answering_is_at_once_best(
    wants: tuple[str, str], verdict: str, modelled: str
) -> None:
    """Were the empty one carried out, Ardia would go home: but nobody carries it out."""
    judged = line("r1", text=islands(wants=wants))
    assert (judged.verdict, judged.deters) == (verdict, "yes")
    assert judged.deters_as_modelled == modelled
    assert judged.own_answer_deters is (modelled == "yes")


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("said_by: The admiral", "belmar warned ardia: if 'ardia.invade', then 'belmar.fleet'."),
        (
            "said_by: The admiral, said_on: 2031-04-01, text: We will sail",
            (
                "The admiral, 2031-04-01: We will sail. (Read as: a red line of belmar against ardia: if "
                "'ardia.invade', then 'belmar.fleet'.)"
            ),
        ),
        (
            "public: no, text: Some say it would sail.",
            "Some say it would sail. It was not said in public. (Read as: a red line",
        ),
        ("text: We sail!", "We sail! (Read as: a red line"),
        ("crossed: 2030", "belmar is read to have a red line against ardia: if"),
        (
            "said_by: The press, public: no",
            "belmar is read to have a red line against ardia (implied, not said in public): if",
        ),
    ],
)
def test_the_words_come_first_and_warned_is_only_who_said_so_in_public(
    rest: str, told: str
) -> None:
    assert say(line("r1", text=islands(rest))).startswith(told)


@pytest.mark.parametrize(
    ("rest", "sent", "told", "cell"),
    [
        ("said_by: A", "no", "It has been crossed.", "today"),
        ("said_by: A", "yes", "It has been crossed and has been answered.", "today answered today"),
        (
            "crossed: 2030",
            "yes",
            "It has been crossed and has been answered.",
            "2030 answered today",
        ),
        (
            "public: no",
            "yes",
            "It was not said in public; its condition as modelled holds today.",
            "not known the condition it is read as holds today",
        ),
        ("public: no, crossed: 2030", "no", "It has been crossed.", "2030"),
    ],
)
def test_crossed_is_only_what_was_drawn_and_an_answer_is_told(
    rest: str, sent: str, told: str, cell: str
) -> None:
    text = islands(rest, now="yes", sent=sent)
    said, table = front(text)
    assert told in said
    assert table[0][3] == cell
    judged = line("r1", text=text)
    assert judged.answered is (sent == "yes")
    assert ("has been answered" in say(judged)) is ("has been answered" in told)
    as_modelled = say(judged, "deterrence").startswith("Its condition as modelled holds")
    assert as_modelled is (rest == "public: no")
    assert not line("r1", text=islands(rest, sent="yes")).answered


def test_a_supposed_answer_makes_no_second_line() -> None:
    guess = "supposed: {then: belmar.fleet, by: A reader}"
    bare = islands(f"said_by: A, {guess}").replace("then: belmar.fleet, said", "said")
    said, table = front(bare)
    assert said[0] == (
        "The one red line is not judged; for it a reader supposes an answer, judged apart."
    )
    assert len(table) == 1
    assert table[0][2:] == [
        "no answer named supposed by A reader: Belmar sends the fleet",
        "not crossed",
        "not judged as supposed: empty",
        "no as supposed: yes",
        "no as supposed: no",
    ]
    more = bare + "  - {id: r2, by: belmar, against: ardia, if: ardia.invade, then: belmar.fleet}\n"
    said, table = front(more)
    assert said[0] == (
        "Of two red lines, one is empty (answering would gain nothing) and one is not judged; for "
        "one of these a reader supposes an answer, judged apart."
    )
    assert len(table) == 2


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("yes",), ["One has been crossed.", "One was not said in public; its condition as "]),
        (("no",), ["Two were not said in public; their conditions as modelled hold today."]),
        (("yes", "yes"), ["Two have been crossed."]),
    ],
)
def test_lines_crossed_and_lines_only_implied_are_counted_apart(
    more: tuple[str, ...], told: list[str]
) -> None:
    text = islands("public: no", now="yes")
    for n, public in enumerate(more):
        text += (
            f"  - {{id: m{n}, by: belmar, against: ardia, if: ardia.invade, public: {public}}}\n"
        )
    said, _ = front(text)
    assert all(any(part in one for one in said) for part in told)


def test_offers_and_demands_begin_with_the_words_too() -> None:
    told = "said_by: The envoy, said_on: 2031-04-02, text: Stay at home"
    text = islands() + (
        "offers:\n  - {id: o, by: belmar, to: ardia, if: not ardia.invade, then: not belmar.fleet, "
        f"{told}}}\n"
        f"demands:\n  - {{id: d, by: belmar, of: ardia, wants: not ardia.invade, {told}}}\n"
    )
    found = report(text=text)
    first = "The envoy, 2031-04-02: Stay at home. (Read as: "
    assert say(found.offers[0]).startswith(
        first + "an offer of belmar to ardia: if 'not ardia.invade', then 'not belmar.fleet'.)"
    )
    assert say(found.demands[0]).startswith(
        first + "a demand of belmar to ardia that 'not ardia.invade'.)"
    )
