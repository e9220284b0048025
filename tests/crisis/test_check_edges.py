"""Checks at their edges: what is just wrong, and what is just right and says nothing."""

from __future__ import annotations

import pytest

from tests.crisis.examples import HARBOUR, harbour_with
from tightrope.crisis import check_crisis, parse_crisis

TREATY = "signed: 2020-01-01\n    in_force: 2021\n"
TIE = 'since: 2024-05, assumption: "Known"'
EVENT = '  - {date: 2025-06-01, text: "Tolls raised", actors: [north], moves: {north.toll: {from: none, to: low}}, assumption: "Seen"}\n'
LINE = '{id: tolls, by: south, against: north, if: "north.toll == high", then: "south.close", assumption: "Said"}'
MANY = ", ".join(["none", "low", "high", *(f"l{n}" for n in range(97))])


def told(old: str, new: str) -> list[str]:
    """What is found, each by its check and the line's end of its place."""
    found = check_crisis(parse_crisis(harbour_with(old, new)), claims=["c-1"])
    return sorted({one.check for one in found})


def event(date: str, moves: str, **more: str) -> str:
    rest = "".join(f", {key}: {value}" for key, value in more.items())
    return f'  - {{date: {date}, text: E, moves: {{{moves}}}, assumption: "Seen"{rest}}}\n'


@pytest.mark.parametrize(
    ("old", "new", "checks"),
    [
        # levels: two to a hundred, all different
        ("levels: [none, low, high]", f"levels: [{MANY}]", []),
        ("levels: [none, low, high]", f"levels: [{MANY}, more]", ["bad-levels"]),
        ("levels: [none, low, high]", "levels: [none, low, high, low]", ["bad-levels"]),
        ("levels: [none, low, high]", "levels: [none, low, high, very-high, a_b]", []),
        ("levels: [none, low, high]", "levels: [none, low, high, very--high]", ["bad-levels"]),
        ('close: {text: "Close the harbour", now', 'close: {text: "Close the harbour", levels: [no, yes], now', []),
        # parties: two at least, each once
        ("parties: [north, south]", "parties: [north, south, league]", []),
        ("parties: [north, south]", "parties: [north, south, north]", ["not-a-party"]),
        # names
        ("indicators: {trade: {name: Trade}}", "indicators: {trade: {name: Trade}, far-trade: {name: F}}", []),
        ("indicators: {trade: {name: Trade}}", "indicators: {trade: {name: Trade}, Far: {name: F}}", ["bad-name"]),
        ("  war:\n", "  not:\n", ["bad-name"]),
        # dates one after the other: the same day is right
        (TREATY, "signed: 2020-01-01\n    in_force: 2020-01-01\n", []),
        (TREATY, "signed: 2020-01-02\n    in_force: 2020-01-01\n", ["order-of-dates"]),
        (TREATY, "signed: 2020-01-01\n    ended: 2020-01-01\n", []),
        (TREATY, "in_force: 2021-01-02\n    ended: 2021-01-01\n", ["order-of-dates"]),
        (TIE, 'since: 2024-05, until: 2024-05, assumption: "Known"', []),
        ("- {date: 2025-06-01, text", "- {date: 2025-06-01, until: 2025-06-01, text", []),
        ("- {date: 2025-06-01, text", "- {date: 2025-06-01, until: 2025-05-31, text", ["order-of-dates"]),
        ("{id: tolls, by: south", "{id: tolls, said_on: 2025-01-02, crossed: 2025-01-02, by: south", []),
        ("{id: tolls, by: south", "{id: tolls, said_on: 2025-01-02, crossed: 2025-01-01, by: south", ["order-of-dates"]),
        # events after the date of the file
        (EVENT, EVENT + "  - {date: 2025-06-20, text: On, assumption: x}\n", []),
        (EVENT, EVENT + "  - {date: 2025-06-21, text: On, assumption: x}\n", ["event-after-as-of"]),
        (EVENT, EVENT + "  - {date: 2025-06-21, text: On, sealed: yes, assumption: x}\n", []),
        (EVENT, EVENT + event("2025-06-21", "south.close: yes"), []),
        # moves, one after the other
        (EVENT, EVENT + event("2025-06-02", "north.toll: {from: low, to: high}"), ["moves-and-now"]),
        (EVENT, EVENT + event("2025-06-02", "north.toll: {from: high, to: low}"), ["moves-in-a-row"]),
        (EVENT, EVENT + event("2025-06-02", "north.toll: {from: low, to: low}"), ["onto-itself"]),
        (EVENT, EVENT + event("2025-06-02", "north.toll: low"), []),
        (EVENT, EVENT.replace("{from: none, to: low}", "low"), ["first-move-from-nowhere"]),
        (EVENT, EVENT + event("2025-06-02", "south.close: yes"), ["moves-and-now"]),
        (EVENT, EVENT + event("2025-06-01", "north.toll: low"), ["same-day"]),
        (EVENT, EVENT[:-2] + ", order: 1}\n" + event("2025-06-01", "north.toll: low", order="2"), []),
        (EVENT, EVENT[:-2] + ", order: 1}\n" + event("2025-06-01", "north.toll: low"),
         ["first-move-from-nowhere", "moves-in-a-row", "same-day"]),
        (EVENT, EVENT[:-2] + ", order: 1}\n" + event("2025-06-01", "north.toll: low", order="1"), ["same-day"]),
        # a day on which the rules are broken
        (EVENT, EVENT + event("2025-06-02", "south.arm: yes, south.close: yes")
         + event("2025-06-03", "south.arm: no, south.close: no"), ["impossible-day"]),
        (EVENT, EVENT + event("2025-06-02", "south.arm: yes") + event("2025-06-03", "south.arm: no"), []),
        ('never: "south.arm and south.close"', 'always: "not (south.arm and south.close)"', []),
        ('never: "south.arm and south.close"', 'always: "north.toll == high"', ["impossible-day"]),
        # wants
        ("events:", "weights:\n  south: [{want: south.close, weight: 1, assumption: x}]\nevents:", ["wants-twice"]),
        ("events:", "weights:\n  league: [{want: south.close, weight: 1, assumption: x}]\nevents:", ["priorities-unused"]),
        ('    - {want: "not north.arm", assumption: "Cost"}\n', '    - {want: "not north.arm", assumption: "Cost"}\n    - {want: "not  (north.arm)", assumption: "Cost"}\n', ["statement-twice"]),
        # interests: one in each thing, none in what nothing reaches
        ("events:", "interests:\n  south: [{in: trade, wants: high, weight: vital, assumption: A}, {duty: tolls, weight: minor, assumption: A}]\nevents:", []),
        ("events:", "interests:\n  south: [{duty: tolls, weight: vital, assumption: A}, {duty: tolls, weight: minor, assumption: A}]\nevents:", ["interest-twice"]),
        ("{name: Trade}}", "{name: Trade, held: yes, level: high}}", []),
        ("{name: Trade}}", "{name: Trade}, season: {name: Season, level: high}}", []),
        # how far the moves are complete
        ("as_of: 2025-06-20\n", "dynamics: {since: 2025-06-02}\n", ["next-step", "no-moves-since"]),
        ("events:\n", "dynamics: {since: 2025-06-20}\nevents:\n" + event("2025-06-25", "south.close: yes"), ["no-moves-since"]),
        ("events:\n", "dynamics: {since: 2025-06-20}\nevents:\n" + event("2025-06-20", "south.close: yes"), ["moves-and-now"]),
        # pictures
        ("events:", "pictures:\n  north: {unseen: [south.arm], assumption: A}\nevents:", []),
        ("events:", "pictures:\n  league: {unseen: [south.arm], assumption: A}\nevents:", ["picture-of-nothing"]),
        ("events:", "pictures:\n  north: {priorities: {south: [{want: south.arm}]}, assumption: A}\nevents:", []),
        ("events:", "pictures:\n  north: {priorities: {north: [{want: south.arm}]}, assumption: A}\nevents:", ["picture-of-nothing"]),
        ("events:", "pictures:\n  north: {priorities: {league: [{want: south.arm}]}, assumption: A}\nevents:", ["picture-of-nothing"]),
        # scenarios
        ("    assume: {north.arm: yes}\n    reorder: [{by: south, raise: \"north.toll == none\", above: \"not north.arm\"}]\n", "", []),
        ("    expect: {south.arm: yes}\n", "", []),
        # signals
        (LINE, LINE.replace('"south.close"', '"south.close and south.arm"'), []),
        (LINE, LINE.replace('"south.close"', '"south.close and north.arm"'), ["answer-of-another"]),
        (LINE, LINE.replace('"north.toll == high"', '"north.toll == high and south.arm"'), []),
        (LINE, LINE.replace('"north.toll == high"', '"north.toll == low"').replace('"south.close"', '"not south.close"'), []),
        ("indicators:", "offers: [{by: north, to: south, if: not south.arm and not north.arm, then: north.toll == none, assumption: x}]\nindicators:", []),
        ("indicators:", "demands: [{by: north, of: south, wants: not south.arm and not north.arm, assumption: x}]\nindicators:", []),
        # a shared name, an id used twice in another kind
        ("south: {name: South}", "south: {name: South, aliases: [South]}", []),
        ("south: {name: South}", "south: {name: NORTH}", ["alias-shared"]),
        ("indicators:", "demands: [{id: tolls, by: north, of: south, wants: not south.arm, assumption: x}]\nindicators:", []),
        # clauses
        ('forbids: "south.arm"', 'forbids: "south.arm and north.arm"', []),
        ('forbids: "south.arm"', "forbids: {south: south.arm}", []),
        ('by: south, if: "north.arm", forbids: "south.arm"', 'forbids: "south.arm and north.arm"', ["clause-of-nobody"]),
    ],
)  # fmt: skip
def test_what_is_just_wrong_and_what_is_just_right(old: str, new: str, checks: list[str]) -> None:
    assert told(old, new) == checks


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("title: T\n", ["next-step"]),
        ("title: T\nactors: {a: {name: A}}\n", ["next-step", "unused-actor"]),
        ("title: T\nactors: {a: {name: A}, b: {name: B}}\nties: [{from: a, to: b, sign: +, assumption: x}]\n", []),
        ("title: T\nactors: {a: {name: A}, b: {name: B}}\ntreaties: {p: {parties: [a, b], assumption: x}}\n", ["next-step"]),
        ("title: T\nas_of: 2025\nactors: {a: {name: A}, b: {name: B}}\ntreaties: {p: {parties: [a, b], assumption: x}}\n", []),
    ],
)  # fmt: skip
def test_a_beginning_is_led_on(text: str, checks: list[str]) -> None:
    assert sorted({one.check for one in check_crisis(parse_crisis(text), claims=[])}) == checks


def test_the_harbour_is_where_each_edge_begins() -> None:
    assert check_crisis(parse_crisis(HARBOUR), claims=["c-1"]) == ()
