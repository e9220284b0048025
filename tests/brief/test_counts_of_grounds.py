"""What the elements of the model rest on: one count for the front page, the annex and `check`."""

from __future__ import annotations

import pytest

from tests.brief.walking import texts, walk
from tightrope.brief import BriefInput, compose
from tightrope.brief.page import Row, SharesBar
from tightrope.crisis import check_crisis, parse_crisis
from tightrope.crisis.elements import counts_of_bases, need_grounds

TEXT = """
title: The ferry
as_of: 2031-06-30
actors: {aruna: {name: Aruna}, belmar: {name: Belmar}}
ties:
  - {from: aruna, to: belmar, sign: "-", cites: [c1], assumption: Read}
treaties:
  ferry:
    name: Ferry Convention
    parties: [aruna, belmar]
    signed: 2015
    members: {aruna: {ratified: 2016}}
    suspensions: [{by: belmar, towards: aruna, since: 2031-05-02, text: War}]
    breaches:
      - {on: 2031-05-01, by: aruna, of: ["1"], text: The strike}
      - {on: 2031-05-03, by: aruna, of: ["1"], text: Another, cites: [c2]}
    obliges:
      - {kind: transit, forbids: {aruna: aruna.strike}, article: "1"}
    GROUNDS
options:
  aruna: {strike: {text: Strike, now: yes, assumption: Seen}}
red_lines:
  - {id: ports, by: belmar, against: aruna, if: aruna.strike, said_on: 2031-05-10,
     supposed: {then: not aruna.strike, by: The Gazette}, assumption: Heard}
"""
PARTS = 5  # of the treaty, without grounds of their own: all but the second breach, and itself


@pytest.mark.parametrize(
    ("grounds", "expected"),
    [
        ("assumption: Invented", (2, 3 + PARTS, 0)),
        ("cites: [c3]", (2 + PARTS, 3, 0)),
        ("in_force: 2016", (2, 3, PARTS)),
    ],
)
def test_front_annex_and_check_count_the_same_elements(
    grounds: str, expected: tuple[int, int, int]
) -> None:
    file = parse_crisis(TEXT.replace("GROUNDS", grounds))
    cited, assumed, bare = expected
    assert counts_of_bases(need_grounds(file.model)) == expected
    brief = compose(BriefInput(crisis=file.model))

    words = {2: "two", 3: "three", 5: "five", 7: "seven", 8: "eight"}
    (front,) = [text for text in texts(brief, "sure") if "element" in text]
    parts = f"{words[cited]} cite the evidence"
    parts += (
        f", {words[assumed]} rest on a stated assumption alone and {words[bare]} rest on neither"
        if bare
        else f" and {words[assumed]} rest on a stated assumption alone"
    )
    assert front == f"Of the ten elements of the model {parts}."
    (bar,) = [one for one in walk(brief) if isinstance(one, SharesBar)]
    assert bar.title == "What the 10 elements of the model rest on"
    assert tuple(n for _, n in bar.parts) == expected
    rows = [r for r in walk(brief) if isinstance(r, Row) and r.cells[0].text == "treaties"]
    treaty = next(r for r in rows if len(r.cells) == 4)
    assert [int(cell.text) for cell in treaty.cells[1:]] == [cited - 1, assumed - 3, bare]

    told = [f for f in check_crisis(file) if f.check == "no-grounds"]
    assert len(told) == bare
