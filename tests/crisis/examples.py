"""A small crisis file of two harbour towns, and the strategies that make others."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from tightrope.crisis.formula import And, Compare, Formula, If, Iff, Not, Or
from tightrope.errors import TightropeError

HARBOUR = """\
# Two towns quarrel over a harbour.
title: The harbour quarrel   # a name
as_of: 2025-06-20
actors:
  north: {name: North, aliases: [the North]}   # upstream
  south: {name: South}
  # the league watches
  league: {name: League, kind: organisation}
ties:
  - {from: north, to: south, kind: political, sign: "-", since: 2024-05, assumption: "Known"}  # bad
  - from: league   # good
    to: north
    sign: +
    assumption: "Member"
treaties:
  tolls:
    parties: [north, south]
    signed: 2020-01-01
    in_force: 2021
    assumption: "Read"
    obliges: [consultation, {kind: neutrality, by: south, if: "north.arm", forbids: "south.arm"}]
options:
  north:
    arm: {text: "Arm ships", now: no, assumption: "Seen"}
    toll: {text: "Take tolls", levels: [none, low, high], now: low, assumption: "Seen"}
  south:
    arm: {text: "Arm ships", now: no, irreversible: yes, assumption: "Seen"}
    close: {text: "Close the harbour", now: no, assumption: "Seen"}
rules:
  - {never: "south.arm and south.close", because: "No crews for both", assumption: "Count"}
priorities:
  north:
    - {want: "not south.arm", assumption: "Fear"}
    - {want: "not south.close", assumption: "Trade"}
    - {want: "north.toll >= low", assumption: "Income"}
    - {want: "not north.arm", assumption: "Cost"}
    - {want: "north.arm if south.arm", assumption: "Honour"}
  south:
    - {want: "not north.arm", assumption: "Fear"}
    - {want: "south.arm if north.arm", assumption: "Honour"}
    - {want: "north.toll == none", assumption: "Cost"}
    - {want: "south.close if north.toll == high", assumption: "Anger"}
red_lines:
  - {id: tolls, by: south, against: north, if: "north.toll == high", then: "south.close", assumption: "Said"}
indicators: {trade: {name: Trade}}
effects: [{from: south.close, to: trade, sign: "-", assumption: "Known"}]
events:
  - {date: 2025-06-01, text: "Tolls raised", actors: [north], moves: {north.toll: {from: none, to: low}}, assumption: "Seen"}
scenarios:
  war:
    assume: {north.arm: yes}
    reorder: [{by: south, raise: "north.toll == none", above: "not north.arm"}]
    expect: {south.arm: yes}
    assumption: "A guess"
"""

OPTIONS = {
    "north.arm": ("no", "yes"),
    "north.toll": ("none", "low", "high"),
    "south.arm": ("no", "yes"),
    "south.close": ("no", "yes"),
}


def mistake_of(call: Callable[[], object]) -> str | None:
    """What a call says when it names a mistake; None when it works. Other errors pass through."""
    try:
        call()
    except TightropeError as error:
        return str(error)
    return None


def harbour_with(old: str, new: str) -> str:
    """The harbour file with one passage changed; the passage must be there."""
    if old not in HARBOUR:
        raise LookupError(old)
    return HARBOUR.replace(old, new)


def _comparisons() -> st.SearchStrategy[Formula]:
    def compare(option: str, op: str, pick: int) -> Formula:
        if not op:
            return Compare(option)
        names = OPTIONS[option]
        level = pick % len(names)
        return Compare(option, op, level, names[level])

    ops = st.sampled_from(["", ">=", "<=", "==", "!=", ">", "<"])
    return st.builds(compare, st.sampled_from(sorted(OPTIONS)), ops, st.integers(0, 2))


def _larger(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    terms = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Not, inner),
        st.builds(And, terms),
        st.builds(Or, terms),
        st.builds(If, inner, inner),
        st.builds(Iff, inner, inner),
    )


formulas = st.recursive(_comparisons(), _larger, max_leaves=12)
states = st.fixed_dictionaries(
    {name: st.integers(0, len(levels) - 1) for name, levels in OPTIONS.items()}
)
