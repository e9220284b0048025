"""Every named check finds its mistake, at its line, and stays quiet otherwise."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from tests.crisis.examples import HARBOUR, harbour_with
from tightrope.crisis import CRISIS_CHECKS, check_crisis, checks, parse_crisis
from tightrope.crisis.checks.named import Check

STILL = "dynamics: {paces: {south: {rate: 0, assumption: x}}}"
SOUTH_ARMS = "- {date: 2025-06-10, text: South arms, actors: [south], moves: {south.arm: yes}, assumption: Seen}"
CASES = [
    ("unknown-actor", "from: league", "from: leage", "did you mean 'league'?"),
    ("unknown-actor", "by: south, against", "by: east, against", "unknown actor 'east'"),
    ("unused-actor", "  south: {name: South}", "  south: {name: South}\n  east: {name: E}", "'east'"),
    ("bad-name", "close: {text", "iff: {text", "word of the formula language"),
    ("bad-name", "league: {name", "League 1: {name", "lower-case word"),
    ("bad-levels", "levels: [none, low, high]", "levels: [low]", "2 to 100 different"),
    ("bad-levels", "levels: [none, low, high]", "levels: [none, low, so high]", "not one word"),
    ("unknown-option", "assume: {north.arm: yes}", "assume: {north.amr: yes}", "'north.arm'?"),
    ("unknown-option", "from: south.close", "from: south.clsoe", "'south.close'?"),
    ("unknown-option", "from: south.close", "from: south.clsoe", "unknown option or indicator 'south.clsoe'"),
    ("unknown-option", "moves: {north.toll:", "moves: {north.tol:", "unknown option 'north.tol'"),
    ("unknown-level", "now: low", "now: middling", "none, low, high"),
    ("unknown-level", "{from: none, to: low}", "{from: none, to: yes}", "no level 'yes'"),
    ("not-a-party", "by: south, if", "by: league, if", "'league' is not a party"),
    ("not-a-party", "parties: [north, south]", "parties: [south]", "two or more"),
    ("duplicate-id", "indicators:", "  - {id: tolls, by: north, against: south, if: south.arm}\nindicators:", "'tolls' is taken"),
    ("alias-shared", "name: South}", "name: South, aliases: [North]}", "'North' also names 'north'"),
    ("answer-of-another", 'then: "south.close"', 'then: "not north.toll"', "is not south's to do, but north's"),
    ("answer-of-another", 'then: "south.close"', 'supposed: {then: north.arm, by: R, assumption: x}', "is not south's to do"),
    ("answer-of-another", "indicators:", "offers: [{by: north, to: south, if: not south.arm, then: south.close, assumption: x}]\nindicators:", "is not north's to do"),
    ("answer-of-another", "events:", "dynamics:\n  responses:\n    - {by: north, if: north.arm, then: south.arm, probability: 0.5, assumption: x}\nevents:", "'south.arm' is not north's to do, but south's"),
    ("answer-of-another", "events:", "dynamics:\n  responses:\n    - {by: league, if: north.arm, then: south.arm, probability: 0.5, assumption: x}\nevents:", "not league's to do"),
    ("shock-in-the-past", "events:", "dynamics:\n  shocks:\n    storm: {text: Storm, on: 2025-06-20, moves: {south.close: yes}, assumption: x}\nevents:", "'storm' of 2025-06-20 never comes: the file speaks for 2025-06-20"),
    ("shock-in-the-past", "as_of: 2025-06-20", "dynamics:\n  shocks:\n    storm: {text: Storm, on: 2025-06-20, moves: {south.close: yes}, assumption: x}", "the file has no as_of"),
    ("no-moves-since", "events:", "dynamics: {since: 2025-06-21}\nevents:", "since 2025-06-21 lies after as_of 2025-06-20"),
    ("no-moves-since", "events:", "dynamics: {since: 2025-06-02}\nevents:", "no move is dated since 2025-06-02; the last is of 2025-06-01"),
    ("pace-of-nobody", "events:", "dynamics: {paces: {league: {rate: 1, assumption: x}}}\nevents:", "'league' has a pace but no options"),
    ("moved-though-still", "events:", f"{STILL}\nevents:\n  {SOUTH_ARMS}", "'south' is said never to move (rate: 0), but moved on 2025-06-10"),
    ("moved-though-still", "events:", f"dynamics: {{everybody: {{rate: 0, assumption: x}}}}\nevents:\n  {SOUTH_ARMS}", "'south' is said never to move"),
    ("offer-for-its-own", "indicators:", "offers: [{by: north, to: south, if: not north.arm, then: north.toll == none, assumption: x}]\nindicators:", "'not north.arm' asks for what north, who offers, does itself"),
    ("demand-of-another", "indicators:", "demands: [{by: north, of: league, wants: not south.arm, assumption: x}]\nindicators:", "'not south.arm' is not league's to do, but south's"),
    ("trigger-of-another", "by: south, against: north", "by: south, against: league", "'north.toll == high' is not league's to do, but north's"),
    ("answer-given-already", 'then: "south.close"', 'then: "not south.close"', "'not south.close' is so already"),
    ("answer-empty", 'then: "south.close"', 'then: "south.close or not south.close"', "is so whatever is done"),
    ("answer-empty", 'then: "south.close"', 'supposed: {then: "south.close or not south.close", by: R, assumption: x}', "is so whatever is done"),
    ("clause-of-nobody", 'forbids: "south.arm"', 'forbids: "north.arm"', "'north.arm' is not what one of south does"),
    ("clause-of-nobody", "obliges: [consultation", "obliges: [{kind: trade, requires: not south.close and north.toll == low}, consultation", "one of north, south does"),
    ("unknown-article", "signed: 2020-01-01", "signed: 2020-01-01\n    breaches: [{on: 2021, by: north, of: [defense], assumption: x}]", "has no clause 'defense'"),
    ("not-a-party", "signed: 2020-01-01", "signed: 2020-01-01\n    suspensions: [{since: 2021, towards: league, assumption: x}]", "'league' is not a party"),
    ("order-of-dates", "signed: 2020-01-01", "signed: 2020-01-01\n    ended: 2019", "ended 2019 lies before"),
    ("order-of-dates", "since: 2024-05", "since: 2024-05, until: 2024-04", "until 2024-04"),
    ("breach-unbound", "signed: 2020-01-01", "signed: 2020-01-01\n    breaches: [{on: 2019-12-31, by: north, assumption: x}]", "'north' was not bound on 2019-12-31: the treaty was signed on 2020-01-01"),
    ("breach-unbound", "signed: 2020-01-01", "signed: 2020-01-01\n    ended: 2022-03-01\n    breaches: [{on: 2022-03-02, by: north, assumption: x}]", "in force only until 2022-03-01"),
    ("event-after-as-of", "events:", "events:\n  - {date: 2025-07, text: Later, assumption: x}", "lies after as_of"),
    ("onto-itself", "to: north\n", "to: league\n", "both ends"),
    ("bad-formula", 'never: "south.arm and', 'never: "south.amr and', "'south.arm'?"),
    ("empty-rule", 'never: "south.arm and south.close", ', "", "neither 'never' nor 'always'"),
    ("no-priorities", "  south:\n    - {want", "  league:\n    - {want", "'south' has options but"),
    ("wants-twice", "events:", "rankings:\n  south: [{states: south.close, assumption: A}]\nevents:", "under rankings, priorities"),
    ("move-of-nobody", "events:", "closed_moves:\n  - {by: league, to: south.close, assumption: A}\nevents:", "'league' has no options, so it makes no moves"),
    ("picture-of-nothing", "events:", "pictures:\n  north: {unseen: [north.arm], assumption: A}\nevents:", "'north.arm' is an option of its own"),
    ("priorities-unused", "  south:\n    - {want", "  league:\n    - {want", "'league' has priorities but"),
    ("statement-twice", 'want: "not north.arm", assumption: "Cost"', 'want: "not (south.arm)"', "statement 1 already"),
    ("unknown-statement", 'above: "not north.arm"', 'above: "not south.arm"', "no such statement"),
    ("empty-scenario", "scenarios:", "scenarios:\n  calm: {text: Calm}", "'calm' is the same"),
    ("unknown-indicator", "to: trade", "to: trad", "did you mean 'trade'?"),
    ("unknown-indicator", "to: trade", "to: north.arm", "is an option"),
    ("unknown-indicator", 'sign: "-", assumption: "Known"}]', 'sign: "-", carried_by: trad, assumption: "Known"}]', "did you mean 'trade'?"),
    ("unknown-indicator", "events:", "interests:\n  south: [{in: trad, wants: high, weight: vital, assumption: A}]\nevents:", "'trade'?"),
    ("unknown-indicator-level", "assume: {north.arm: yes}", "assume: {north.arm: yes, trade: lower}", "an indicator is low, normal, high"),
    ("bad-carrier", 'sign: "-", assumption: "Known"}]', 'sign: "-", carried_by: trade, assumption: "Known"}]', "itself moved by links"),
    ("level-of-no-use", "trade: {name: Trade}", "trade: {name: Trade, level: high}", "counts for nothing"),
    ("unknown-duty", "events:", "interests:\n  south: [{duty: toll, weight: vital, assumption: A}]\nevents:", "did you mean 'tolls'?"),
    ("unknown-duty", "events:", "interests:\n  league: [{duty: tolls, weight: vital, assumption: A}]\nevents:", "not a party to 'tolls'"),
    ("interest-twice", "events:", "interests:\n  south: [{in: trade, wants: high, weight: vital, assumption: A}, {in: trade, wants: low, weight: minor, assumption: A}]\nevents:", "interest 1 already"),
    ("unreached-interest", "trade: {name: Trade}", "trade: {name: Trade}, grain: {name: Grain}}\ninterests: {south: [{in: grain, wants: high, weight: vital, assumption: A}]", "nothing that anybody does reaches 'grain'"),
    ("idle-option", "close: {text: \"Close the harbour\", now: no, assumption: \"Seen\"}", "close: {text: \"Close the harbour\", now: no, assumption: \"Seen\"}\n    sing: {text: Sing, now: no, assumption: Seen}\ninterests:\n  south: [{in: trade, wants: high, weight: vital, assumption: A}]", "nobody cares whether 'south.sing' is done"),
    ("interests-unused", "events:", "interests:\n  league: [{in: trade, wants: high, weight: vital, assumption: A}]\nevents:", "decide nothing"),
    ("bad-formula", 'from: south.close, to: trade', 'from: "north.toll >= lo", to: trade', "lo"),
    ("unknown-option", "assume: {north.arm: yes}", "assume: {trad: low}", "did you mean 'trade'?"),
    ("no-grounds", "events:", "interests:\n  south: [{in: trade, wants: high, weight: vital}]\nevents:", "this interest names neither"),
    ("no-grounds", "events:", "expect_signs: [{move: {south.close: yes}, signs: {trade: '-'}}]\nevents:", "this placebo names neither"),
    ("no-grounds", ', assumption: "Count"', "", "this rule names neither"),
]  # fmt: skip


MOVES = {"moves-and-now", "first-move-from-nowhere", "moves-in-a-row", "same-day", "impossible-day"}


def found(text: str, check: str, claims: list[str] | None = None) -> list[str]:
    return [str(f) for f in check_crisis(parse_crisis(text), claims) if f.check == check]


def test_the_harbour_file_is_clean() -> None:
    assert check_crisis(parse_crisis(HARBOUR), claims=[]) == ()


@pytest.mark.parametrize(("check", "old", "new", "said"), CASES)
def test_each_mistake_is_found_at_its_line(check: str, old: str, new: str, said: str) -> None:
    text = harbour_with(old, new)
    told = found(text, check)
    assert any(said in line for line in told), told
    line = int(told[0].split(":")[1])
    changed = text[: text.index(new) if new else HARBOUR.index(old)].count("\n") + 1
    assert line - changed in range(-12, 3)


@pytest.mark.parametrize(
    ("dynamics", "check"),
    [
        ("{since: 2025-06-01}", "no-moves-since"), ("{since: 2025-06}", "no-moves-since"),
        ("{shocks: {storm: {text: S, on: 2025-06-21, moves: {south.close: yes}, assumption: x}}}",
         "shock-in-the-past"),
        ("{shocks: {storm: {text: S, on: 2025-06, moves: {south.close: yes}, assumption: x}}}",
         "shock-in-the-past"),
        ("{shocks: {storm: {text: S, rate: 1, moves: {south.close: yes}, assumption: x}}}",
         "shock-in-the-past"),
        ("{paces: {south: {rate: 1, assumption: x}}}", "pace-of-nobody"),
        ("{responses: [{by: south, if: north.arm, then: 'south.arm and not north.arm', probability: 1}]}",
         "answer-of-another"),
    ],
)  # fmt: skip
def test_dynamics_that_have_an_effect_are_let_be(dynamics: str, check: str) -> None:
    assert found(harbour_with("events:", f"dynamics: {dynamics}\nevents:"), check) == []


@pytest.mark.parametrize(
    ("dynamics", "event"),
    [
        ("{paces: {south: {rate: 1, assumption: x}}, everybody: {rate: 0, assumption: x}}", "2025-06-10"),
        ("{since: 2025-06-11, paces: {south: {rate: 0, assumption: x}}}", "2025-06-10"),  # not counted
        ("{since: 2025-06-10, paces: {south: {rate: 0, assumption: x}}}", "2025-06-10"),  # starts the clock
        ("{paces: {south: {rate: 0, assumption: x}}}", "2025-05-10"),  # the same
        ("{paces: {south: {rate: 0, assumption: x}}}", "2025-06-21"),  # still to come
        ("{paces: {north: {rate: 0, assumption: x}}}", "2025-06-10"),
    ],
)  # fmt: skip
def test_who_never_moves_may_have_moved_where_that_does_not_count(
    dynamics: str, event: str
) -> None:
    arms = SOUTH_ARMS.replace("2025-06-10", event)
    text = harbour_with("events:", f"dynamics: {dynamics}\nevents:\n  {arms}")
    assert found(text, "moved-though-still") == []


def test_a_dated_move_that_changes_nothing_is_none_of_who_never_moves() -> None:
    still = SOUTH_ARMS.replace("south.arm: yes", "south.arm: {from: yes, to: yes}")
    assert (
        found(harbour_with("events:", f"{STILL}\nevents:\n  {still}"), "moved-though-still") == []
    )


def test_claims_are_checked_only_where_they_are_known() -> None:
    text = harbour_with('assumption: "Count"', "cites: [c-0123456789]")
    assert found(text, "unknown-claim") == []
    assert found(text, "unknown-claim", ["c-0123456789"]) == []
    assert "c-0123456789" in found(text, "unknown-claim", [])[0]


def test_partial_dates_are_compared_only_as_far_as_they_go() -> None:
    assert (
        found(harbour_with("since: 2024-05", "since: 2024-05, until: 2024"), "order-of-dates") == []
    )


@pytest.mark.parametrize(
    ("more", "on", "why"),
    [
        ("in_force: 2020-02-01", "2020-01-31", "in force only from 2020-02-01"),
        ("in_force: 2020-02-01", "2020-02-01", None),
        ("in_force: 2020-02-01", "2020", None),  # some of its days are after
        ("members: {north: {since: 2021-05-01}}", "2021-04-30", "bound only from 2021-05-01"),
        ("members: {north: {since: 2021-05-01}}", "2021-05-01", None),
        ("members: {south: {since: 2021-05-01}}", "2021-04-30", None),
        ("members: {north: {signed: 2021-05-01}}", "2021-04-30", "signed on 2021-05-01"),
        ("members: {north: {until: 2021-05-01}}", "2021-05-02", "bound only until 2021-05-01"),
        ("members: {north: {until: 2021-05-01}}", "2021-05-01", None),
        ("ended: 2022-03-01", "2022-03-01", None),
    ],
)
def test_nobody_breaks_what_does_not_bind_it(more: str, on: str, why: str | None) -> None:
    breach = f"breaches: [{{on: {on}, by: north, assumption: x}}]"
    own = HARBOUR.replace("    in_force: 2021\n", "")
    text = own.replace("signed: 2020-01-01", f"signed: 2020-01-01\n    {more}\n    {breach}")
    told = found(text, "breach-unbound")
    assert len(told) == (why is not None)
    assert why is None or why in told[0]


@pytest.mark.parametrize(
    ("ends", "on", "bound"),
    [("yes", "2021-06-22", True), ("yes", "2021-06-23", False), ("no", "2021-06-23", True)],
)
def test_after_a_breach_that_ended_a_treaty_nobody_breaks_it(
    ends: str, on: str, bound: bool
) -> None:
    first = f"{{on: 2021-06-22, by: north, ends: {ends}, assumption: x}}"
    both = f"breaches: [{first}, {{on: {on}, by: south, assumption: x}}]"
    text = harbour_with("signed: 2020-01-01", f"signed: 2020-01-01\n    {both}")
    assert (found(text, "breach-unbound") == []) is bound


def test_errors_come_first_then_by_line() -> None:
    text = HARBOUR.replace("to: trade", "to: trad").replace(', assumption: "Known"', "")
    text = text.replace("from: league", "from: leage")
    told = check_crisis(parse_crisis(text))
    order = [(f.severity == "warning", int(f.where.split(":")[1])) for f in told]
    assert order == sorted(order)
    assert {severity for severity, _ in order} == {True, False}


def test_every_check_is_listed_tested_and_says_how_to_mend() -> None:
    written = {
        part
        for module in iter_modules(checks.__path__, f"{checks.__name__}.")
        for part in vars(import_module(module.name)).values()
        if isinstance(part, Check)
    }
    assert written == set(CRISIS_CHECKS)
    names = [check.name for check in CRISIS_CHECKS]
    assert len(set(names)) == len(names)
    assert (
        set(names)
        == {case[0] for case in CASES}
        | {"unknown-claim", "said-by-another", "next-step", "dates-without-as-of"}
        | MOVES
    )
    assert all(len(check.about.split(". ")) > 1 for check in CRISIS_CHECKS)


def test_an_announced_answer_whose_claims_have_somebody_else_say_it_is_named() -> None:
    text = harbour_with(
        'then: "south.close", assumption: "Said"', 'then: "south.close", cites: [c-1, c-2]'
    )

    def told(**speakers: str) -> list[str]:
        who = {f"c-{claim[1:]}": frozenset({actor}) for claim, actor in speakers.items()}
        findings = check_crisis(parse_crisis(text), who, who)
        return [str(f) for f in findings if f.check == "said-by-another"]

    assert told(c1="north", c2="league") == [
        "crisis.yaml:44: no claim cited has south say it, but only league, north"
    ]
    assert told(c1="north", c2="south") == []
    tie = text.replace('sign: "-", since', 'cites: [c-1], sign: "-", since')
    told_by = {"c-1": frozenset({"league"}), "c-2": frozenset({"south"})}
    told_of = check_crisis(parse_crisis(tie), told_by, told_by)  # a tie is nobody's to say
    assert "said-by-another" not in {f.check for f in told_of}
    supposed = text.replace(
        'then: "south.close"', "supposed: {then: south.close, by: R, assumption: x}"
    )
    who = {"c-1": frozenset({"north"}), "c-2": frozenset({"north"})}
    assert "said-by-another" not in {
        f.check for f in check_crisis(parse_crisis(supposed), who, who)
    }


STEPS = [
    ("title: T\n", "nobody is under actors"),
    ("title: T\nactors: {a: {name: A}, b: {name: B}}\n", "nothing to analyse yet"),
    (
        (
            "title: T\nactors: {a: {name: A}, b: {name: B}}\n"
            "treaties: {t: {parties: [a, b], obliges: [defence], assumption: x}}\n"
        ),
        "as_of is missing",
    ),
]


@pytest.mark.parametrize(("text", "said"), STEPS)
def test_an_unfinished_file_is_led_on_one_step_at_a_time(text: str, said: str) -> None:
    (told,) = found(text, "next-step")
    assert said in told
    assert "next" in told


@pytest.mark.parametrize(
    "section",
    [
        'ties: [{from: a, to: b, sign: "-", assumption: x}]',
        "as_of: 2025\ntreaties: {t: {parties: [a, b], obliges: [defence], assumption: x}}",
    ],
)
def test_ties_alone_or_treaties_alone_are_a_complete_file(section: str) -> None:
    text = f"title: T\nactors: {{a: {{name: A}}, b: {{name: B}}}}\n{section}\n"
    assert check_crisis(parse_crisis(text)) == ()


@pytest.mark.parametrize(
    ("check", "section"),
    [
        ("offer-for-its-own", "offers: [{by: north, to: south, if: not north.arm and not south.arm, then: not north.arm, assumption: x}]"),
        ("offer-for-its-own", "offers: [{by: north, to: league, if: not south.arm, then: not north.arm, assumption: x}]"),
        ("demand-of-another", "demands: [{by: north, of: south, wants: not south.arm and not north.arm, assumption: x}]"),
    ],
)  # fmt: skip
def test_a_formula_that_is_in_part_the_others_to_do_is_left_alone(check: str, section: str) -> None:
    assert found(harbour_with("indicators:", f"{section}\nindicators:"), check) == []
    both = harbour_with('if: "north.toll == high"', 'if: "north.toll == high or south.arm"')
    assert found(both, "trigger-of-another") == []
