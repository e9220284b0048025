"""The sign of a link against what the sentences it cites say rises or falls."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.draft.said import claim
from tightrope.app.model.checking import check_folder
from tightrope.app.model.link_signs import LINK_CHECKS, Cited, GivenSentences, cited_by_links
from tightrope.app.store.folder import init_folder
from tightrope.corpus import Document
from tightrope.crisis import option_levels, parse_crisis
from tightrope.evidence import Claim

MODEL = """\
title: A strait
actors: {north: {name: Northland}, south: {name: Southland}}
options:
  north:
    toll: {text: Charge a toll, now: no, assumption: Invented}
    fleet: {text: Patrol, levels: [none, few, many], now: none, assumption: Invented}
indicators:
  traffic: {name: Ship traffic in the strait}
  grain_price: {name: Price of grain}
effects:
  - {from: FROM, to: TO, sign: "SIGN", cites: [CITES]}
"""


def found(cause: str, to: str, sign: str, *cited: Cited, cites: str = "c-1") -> list[str]:
    text = MODEL.replace("FROM", cause).replace("TO", to).replace("SIGN", sign)
    file = parse_crisis(text.replace("CITES", cites))
    own = {f"c-{k}": one for k, one in enumerate(cited, 1)}
    given = GivenSentences(file, option_levels(file.model), cited=own)
    return [f"{f.where} {f.check} {f.message}" for check in LINK_CHECKS for f in check.run(given)]


NORTH = "north"


@pytest.mark.parametrize(
    ("cause", "to", "sign", "sentence", "is_found"),
    [
        ("north.toll", "traffic", "+", "The toll of Northland cuts ship traffic", True),
        ("north.toll", "traffic", "-", "The toll of Northland cuts ship traffic", False),
        ("north.toll", "traffic", "-", "The toll of Northland raises ship traffic", True),
        ("north.fleet >= many", "traffic", "+", "The fleet of Northland would cut traffic", True),
        ("north.fleet", "traffic", "+", "The fleet of Northland would cut traffic", True),
        ("traffic", "grain_price", "+", "More traffic pushes down the price of grain", True),
        ("traffic", "grain_price", "-", "More traffic pushes down the price of grain", False),
        # not judged: the absence of the cause, another thing, another cause, nothing that rises or falls
        ("traffic", "grain_price", "-", "Less traffic raises the price of grain", False),
        ("north.toll", "traffic", "-", "Northland did not say what raises traffic", False),
        ("north.toll", "traffic", "+", "The toll of Northland cuts ship traffic elsewhere", True),
        ("north.toll", "traffic", "+", "The toll of Northland cuts rail traffic", False),
        ("north.toll", "grain_price", "+", "The toll of Northland cuts ship traffic", False),
        ("grain_price", "traffic", "+", "The toll of Northland cuts ship traffic", False),
        ("not north.toll", "traffic", "+", "The toll of Northland cuts ship traffic", False),
        ("north.toll", "traffic", "+", "Northland attacked ships and threatened more", False),
    ],
)  # fmt: skip
def test_a_link_is_held_against_the_verb_of_its_sentence(
    cause: str, to: str, sign: str, sentence: str, is_found: bool
) -> None:
    told = found(cause, to, sign, Cited(NORTH, sentence))
    assert bool(told) == is_found
    if told:
        way = "lowers" if sign == "+" else "raises"
        said = f"the link has the sign {sign}, and what it cites says that it {way} '{to}'"
        assert told == [f"crisis.yaml:11 sign-against-source {said}"]


def test_what_another_does_says_nothing_of_a_deed() -> None:
    assert not found("north.toll", "traffic", "+", Cited("south", "Southland cuts ship traffic"))
    assert not found("north.toll", "traffic", "+", Cited(None, "Somebody cuts ship traffic"))


def test_what_the_end_of_a_deed_does_is_the_other_way_round() -> None:
    ended = Cited(NORTH, "Northland cut ship traffic as it stopped its convoys", is_undone=True)
    assert found("north.fleet", "traffic", "-", ended)
    assert not found("north.fleet", "traffic", "+", ended)
    fell = Cited(NORTH, "Dear grain cuts ship traffic", is_undone=True)
    assert found("grain_price", "traffic", "+", fell), "an indicator is no deed that ends"


def test_one_sentence_for_the_sign_is_enough() -> None:
    against = Cited(NORTH, "The toll of Northland cuts ship traffic")
    for_it = Cited(NORTH, "The toll of Northland increases traffic")
    silent = Cited(NORTH, "Northland charges a toll")
    assert found("north.toll", "traffic", "+", against, silent, cites="c-1, c-2")
    assert not found("north.toll", "traffic", "+", against, for_it, cites="c-1, c-2")
    assert not found("north.toll", "traffic", "+", against, cites="c-9")


def test_the_sentence_read_is_the_one_the_quote_stands_in() -> None:
    quote = "Northland charges a toll"
    text = f"Dearer now.\n\nAll know it. {quote} that cuts ship traffic. It raises traffic.\n\nEnd."
    said = claim("1", NORTH, "sanction", "south", quote)
    start = text.index(quote)
    placed = _placed(said, start)
    model = parse_crisis(
        MODEL.replace("FROM", "north.toll").replace("TO", "traffic").replace("SIGN", "+").replace("CITES", "c-1")
    ).model  # fmt: skip
    document = Document("0" * 64, "wire.txt", text)
    reads: list[str] = []

    def read(name: str) -> Document | None:
        reads.append(name)
        return document

    other = claim("2", NORTH, "sanction", "south", quote)
    cited = cited_by_links(model, [placed, other], read)
    assert cited == {"c-1": Cited(NORTH, f"{quote} that cuts ship traffic.")}
    assert reads == ["wire.txt"]
    (ended,) = cited_by_links(model, [replace(placed, phase="ended")], read).values()
    assert (cited["c-1"].is_undone, ended.is_undone) == (False, True)
    moved = cited_by_links(model, [_placed(said, start + 1)], read)
    assert moved == {"c-1": Cited(NORTH, quote)}
    assert cited_by_links(model, [placed], lambda name: None) == moved


def _placed(said: Claim, start: int) -> Claim:
    end = start + len(said.anchor.exact)
    return replace(said, anchor=replace(said.anchor, start=start, end=end))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = init_folder(tmp_path / "case", "two-cities-teaching").path
    sentence = "Upper City has held the water back since March"
    source = made / "sources" / "two-cities.md"
    text = source.read_text("utf-8").replace(sentence, f"{sentence}, which cuts the harvest output")
    source.write_text(text, "utf-8")
    crisis = made / "crisis.yaml"
    crisis.write_text(
        crisis.read_text("utf-8")
        .replace("harvest: {name: Harvest in", "harvest: {name: Harvest output in")
        .replace(
            "sign: +, delay: months, assumption: Invented}",
            "sign: +, cites: [c-349bfb2123], assumption: Invented}",
            1,
        ),
        "utf-8",
    )
    path = made / "evidence.jsonl"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        line["claim"]["anchor"]["sha256"] = hashlib.sha256(source.read_bytes()).hexdigest()
        line["claim"]["anchor"]["suffix"] = ""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return made


def test_check_names_the_line_of_the_file(folder: Path) -> None:
    told = [f for f in check_folder(folder) if f.check == "sign-against-source"]
    lines = (folder / "crisis.yaml").read_text("utf-8").splitlines()
    (at,) = (k for k, line in enumerate(lines, 1) if "cites: [c-349bfb2123], assumption" in line)
    assert [(f.where, f.severity, f.hint) for f in told] == [
        (f"crisis.yaml:{at}", "warning", "see c-349bfb2123")
    ]
    text = (folder / "evidence.jsonl").read_text("utf-8").replace('"accepted"', '"rejected"')
    (folder / "evidence.jsonl").write_text(text, "utf-8")
    assert not [f for f in check_folder(folder) if f.check == "sign-against-source"]
