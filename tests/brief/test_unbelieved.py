"""A threat that is not believed stands in the bottom line where it is why somebody goes ahead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.brief.test_limits import brief_of
from tests.brief.walking import texts

GUNS = """\
title: The border guns
as_of: 2031-05-01
focal: east
actors: {east: {name: Eastland}, north: {name: Northland}}
options:
  east: {cross: {text: Cross the border, now: no, assumption: x}}
  north: {help: {text: Send troops, now: no, assumption: x}}
priorities:
  east:
    - {want: "not (east.cross and north.help)", text: No war with two, assumption: x}
    - {want: east.cross, text: Take the valley, assumption: x}
  north:
    - {want: "not east.cross", text: The valley stays free, assumption: x}
    - {want: "not north.help", text: Troops at home, assumption: x}
    - {want: "north.help if east.cross", text: Stand by the pact, assumption: x}
red_lines:
  - {id: r1, by: north, against: east, if: east.cross, then: north.help, said_on: 2031-04-01, text: We will come, assumption: x}
"""
TOLD = "That Northland sends troops would hold Eastland back if it were believed, but Northland would gain nothing by it."
KEPT = ('not north.help", text: Troops', 'not north.help or east.cross", text: Troops')
NO_FEAR = ("not (east.cross and north.help)", "not (not east.cross and north.help)")
NO_WISH = ("{want: east.cross,", '{want: "not east.cross",')
LATER = ("said_on: 2031-04-01", "said_on: 2031-06-01")


def test_a_threat_that_would_deter_if_certain_is_told_where_its_author_would_not_carry_it_out(
    tmp_path: Path,
) -> None:
    said = texts(brief_of(tmp_path, GUNS), "bottom-line")
    assert any(text.startswith("Eastland is expected to cross") for text in said)
    assert TOLD in said


@pytest.mark.parametrize("change", [KEPT, NO_FEAR, NO_WISH, LATER])
def test_it_is_not_told_of_a_threat_that_is_credible_or_deters_nobody_or_is_not_tempting(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    assert change[0] in GUNS
    said = texts(brief_of(tmp_path, GUNS.replace(*change)), "bottom-line")
    assert not any("if it were believed" in text for text in said)
