"""What a terminal is told of results, line by line: one, two and many; what is absent is not said."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.app import results
from tightrope.app.answers.finding import ClaimCard, Found
from tightrope.app.answers.summing import Choice, Summary, _choices
from tightrope.app.evidence.archive import ArchiveCounts
from tightrope.app.evidence.claiming import Claimed, PassedOver
from tightrope.app.evidence.exporting import RECORDS, Exported
from tightrope.app.files.importing import NO_DATE
from tightrope.app.files.maps import MapWritten
from tightrope.app.files.model_export import ModelWritten
from tightrope.app.forecasts.resolving import Resolved, _said
from tightrope.app.result import Aside, Table, tell
from tightrope.app.showing.show import _ONE, _balance
from tightrope.app.showing.tables import tell_differences
from tightrope.errors import UsageMistake
from tightrope.words import ByName


def lines(kind: type, **fields: Any) -> list[Any]:
    """What is told of a result of this kind; of a table, its rows under its title."""
    told = tell.dispatch(kind)(Of(**fields))
    return [(one.title, *one.rows) if isinstance(one, Table) else one for one in told]


def asides(found: list[Any]) -> list[str]:
    return [one for one in found if isinstance(one, Aside)]


# ---- the folder and its evidence ----------------------------------------------------------------
COUNTS = Of(
    documents=3, independent_origins=2, resting=Of(originals=1, notes=()), sentences=40, suggested=5,
    possible=6, accepted=7, rejected=8, skipped={"too long": 2, "no actor": 1}, passages={"footnote": 4},
)  # fmt: skip


def test_a_folder_at_a_glance() -> None:
    shown: dict[str, Any] = {
        "title": "T", "as_of": None, "summary": "", "counts": None, "drafted": 0,
        "options": (Choice("a.x", "Do", ("no", "yes"), None), Choice("a.y", "Go", ("no", "yes"), "yes")),
        "elements": {"ties": 2}, "suggested_ties": 0, "missing": (),
    }  # fmt: skip
    tables = [
        ("Options", ("a.x", "Do", "no, yes", ""), ("a.y", "Go", "no, yes", "yes")),
        ("In the crisis file", ("ties", "2")),
    ]
    assert lines(Summary, **shown) == ["T", *tables]
    more = {
        **shown, "as_of": "2031-01-01", "summary": "S.", "counts": COUNTS, "drafted": 2,
        "suggested_ties": 1, "missing": (finding("error"),),
    }  # fmt: skip
    assert lines(Summary, **more) == [
        "T, as of 2031-01-01", "S.", *tables,
        "1 tie suggested by claims; the crisis file has none",
        "3 documents of 2 independent origins; claims: 7 accepted, 5 proposed, 6 possible only",
        "2 drafted elements wait: tightrope draft FOLDER --list",
        "Missing or wrong yet:", f"  {finding('error')} [c]",
    ]  # fmt: skip
    assert [(one.option, one.levels, one.now) for one in _choices(model())][:3] == [
        ("who.warn", ("no", "yes"), "no"),
        ("may.strike", ("no", "yes"), "yes"),
        ("may.help", ("none", "arms", "troops"), "arms"),
    ]


NOTHING = Of(
    **{**vars(COUNTS), "suggested": 0, "possible": 0, "accepted": 0, "rejected": 0, "passages": {}}
)


def read(**more: Any) -> list[Any]:
    told: dict[str, Any] = {
        "refused": (), "added": (1, 2), "known": (3,), "counts": COUNTS, "remarks": {}, "suggested": None,
        "folder": Path("w"),
    }  # fmt: skip
    return lines(results.ReadInto, **{**told, **more})


def test_what_was_read_into_a_folder() -> None:
    refused = UsageMistake("broken", value="x")
    first, count, (title, *rows), (remarks_title, *remarks), then = read(
        refused=(refused,), remarks={"a.txt": ("cut", "old")}
    )
    assert (first, count) == (
        f"tightrope: {refused} [{refused.code}]",
        "2 added, 1 already there, 1 refused",
    )
    assert isinstance(first, Aside)
    assert title == "In the folder now"
    assert rows == [
        ("documents", "3"), ("independent origins", "2"), ("sentences", "40"), ("claims proposed", "5"),
        ("claims possible only", "6"), ("claims accepted / rejected", "7 / 8"), ("skipped: no actor", "1"),
        ("skipped: too long", "2"), ("passages that are footnotes, not coded", "4"),
    ]  # fmt: skip
    assert (remarks_title, remarks) == (
        "Not read, or to be known of a text", [("a.txt", "cut"), ("a.txt", "old")],
    )  # fmt: skip
    assert then == "Next: tightrope review w, or read them at a screen: tightrope serve w"
    resting = Of(**{**vars(COUNTS), "resting": Of(originals=1, notes=("n",))})
    assert ("originals they rest on", "1") in read(counts=resting)[1]


@pytest.mark.parametrize(
    ("more", "begins"),
    [
        ({}, "Next: no claim was found."),
        ({"documents": 0}, None),
        ({"possible": 1}, None),
        ({"accepted": 1}, None),
        ({"rejected": 1}, None),
        ({"suggested": 1}, "Next: tightrope review w"),
    ],
)
def test_what_comes_next_after_reading(more: dict[str, Any], begins: str | None) -> None:
    *_, last = read(counts=Of(**{**vars(NOTHING), **more}))
    assert last.startswith(begins) if begins else isinstance(last, tuple)


def test_what_another_coder_suggests_is_set_beside_the_built_in_ones() -> None:
    agreement = (
        Of(relation="aid", alpha=None, coded={"learned": 0, "llm": 1}, together=0),
        Of(relation="war", alpha=0.126, coded={"learned": 3, "llm": 2}, together=1),
    )
    found = Of(coder="llm", version="1", path="p", claims=4, skipped={}, agreement=agreement, findings=("odd",))  # fmt: skip
    *_, suggested, (title, *rows), aside, last = read(suggested=found)
    assert suggested == ("Suggested by llm (version 1), kept apart in p", ("claims suggested", "4"))
    assert rows == [
        ("aid", "nothing to disagree on", "0", "1", "0"),
        ("war", "0.13", "3", "2", "1"),
    ]
    assert (aside, last) == ("odd", "Review them: tightrope review w --coder llm")
    assert title.startswith("Agreement")


def claim(**more: Any) -> Any:
    told: dict[str, Any] = {
        "id": "c1", "source_actor": "a", "source_text": "A", "target_actor": None, "target_text": None,
        "relation": "aid", "event": "AID", "phase": "done", "held": "yes", "modality": "asserted",
        "speakers": (), "document": "d.txt", "anchor": Of(exact="A helps", start=3, end=10),
        "confidence": 0.812, "sign": 1, "is_held_back": False, **more,
    }  # fmt: skip
    return Of(**told)


def waiting(waits: int, possible: int = 0, **more: Any) -> list[Any]:
    told: dict[str, Any] = {
        "stale": 0, "waiting": [claim()] * waits, "possible": [claim()] * possible, "others": {},
        "folder": Path("w"), **more,
    }  # fmt: skip
    return lines(results.Waiting, **told)


def test_the_claims_that_wait() -> None:
    row = ("c1", "0.81", "a —aid +→ ?", "done", "A helps")
    assert waiting(1) == [("1 claim waits", ("1", *row))]
    assert waiting(2, 1) == [
        ("2 claims wait", ("1", *row), ("2", *row)),
        ("1 claim is possible only, and counts for nothing", ("3", *row)),
    ]
    found = waiting(0, 2, stale=1, others={"llm": 1, "x": 2})
    assert found == [
        "1 suggestion left out: its document has changed",
        ("0 claims wait",),
        ("2 claims are possible only, and count for nothing", ("1", *row), ("2", *row)),
        "no claim waits",
        "1 more claim waits, proposed by llm: tightrope review w --coder llm",
        "2 more claims wait, proposed by x: tightrope review w --coder x",
    ]
    assert waiting(1, stale=2)[0] == "2 suggestions left out: their documents have changed"
    bare = lines(
        results.Waiting, stale=0, possible=(), others={}, folder=Path("w"),
        waiting=[claim(source_actor=None, target_text="B"), claim(source_actor=None, source_text=None)],
    )  # fmt: skip
    assert [row[3] for row in bare[0][1:]] == ["A —aid +→ B", "? —aid +→ ?"]


def test_of_a_claim_that_waits_is_told_what_is_not_as_usual_and_why_it_is_held_back() -> None:
    odd = claim(held="no", phase="planned", modality="predicted", sign=0)
    assert waiting(1, waiting=[odd])[0][1][3:5] == ("a —aid 0→ ?", "planned, not so, predicted")
    back = lines(
        results.Waiting, stale=0, waiting=(), others={}, folder=Path("w"),
        possible=[claim(confidence=0.639, is_held_back=True)],
    )  # fmt: skip
    *_, (_, row), why, _ = back
    assert row[2] == "0.639"
    assert why == "0.639: held back, as its words may say another sign or nobody says it"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "a → nobody named, AID aid, done, asserted"),
        ({"source_actor": None, "target_actor": "b"}, "A → b, AID aid, done, asserted"),
        ({"held": "no", "speakers": ("x", "y")}, "a → nobody named, AID aid, done, not so, asserted by x, y"),
        ({"held": "open"}, "a → nobody named, AID aid, done, left open, asserted"),
    ],
)  # fmt: skip
def test_a_claim_of_ones_own(more: dict[str, Any], told: str) -> None:
    found = lines(Claimed, decision=Of(claim=claim(**more)))
    assert found == [f"accepted c1: {told}", "“A helps” (d.txt, 3–10)"]


def test_sentences_and_decisions_are_counted() -> None:
    one = Of(document="d", reason="no actor", text="Rain.")
    assert lines(PassedOver, sentences=(one,)) == [("1 sentence without a claim", ("d", "no actor", "Rain."))]  # fmt: skip
    assert lines(PassedOver, sentences=())[0][0] == "0 sentences without a claim"
    decided = {"stale": 0, "refused": (), "decided": (1, 2), "waiting": 3}
    assert lines(results.Decided, **decided, taken_back=()) == ["2 decided, 3 waiting"]
    assert lines(results.Decided, **decided, taken_back=(1,)) == [
        "2 decided, 1 taken back, 3 waiting"
    ]
    [archive, _] = lines(
        ArchiveCounts, files=3, coded_now=1, documents=4, sentences=5, claims=6,
        refused={"too-large": 2}, skipped={"long": 1},
    )  # fmt: skip
    assert archive == (
        "The archive", ("files", "3, 1 of them coded now"), ("documents", "4"), ("sentences", "5"),
        ("claims suggested", "6"), ("refused: too-large", "2"), ("skipped: long", "1"),
    )  # fmt: skip


def test_claims_found_and_one_of_them_shown() -> None:
    record = {
        "id": "c1", "status": "accepted", "source_actor": None, "source_text": "A", "relation": "aid",
        "target_actor": None, "quote": "A helps", "source": "d.txt", "coder": "llm", "event": "AID",
        "phase": "done", "modality": "asserted",
    }  # fmt: skip
    assert lines(Found, claims=(record,)) == [
        ("1 claim", ("c1", "accepted", "A", "aid", "", "A helps"))
    ]
    shown: dict[str, Any] = {
        "claim": record, "before": "So ", "after": " B", "decision": None, "same_origin": (), "contradictions": (),
    }  # fmt: skip
    card = [
        "c1 · d.txt · accepted · coder llm",
        "A → nobody named, AID aid, done, asserted",
        "…So ⟦A helps⟧ B…",
    ]
    assert lines(ClaimCard, **shown) == card
    decision = {"judgement": "accepted", "by": "", "reliability": "B", "credibility": 2}
    contradicts = {"relation_to": "contradicts", "claim": "c2", "kind": "denial"}
    more = {"decision": decision, "same_origin": ("c3", "c4"), "contradictions": (contradicts,)}
    assert lines(ClaimCard, **{**shown, **more}) == [
        *card,
        "accepted by somebody, grade B2",
        "Of the same origin: c3, c4",
        "contradicts c2 (denial)",
    ]


# ---- the model ----------------------------------------------------------------------------------
def finding(severity: str, hint: str = "") -> Any:
    return Of(severity=severity, where="crisis.yaml:3", message="odd", hint=hint, check="c")


@pytest.mark.parametrize(
    ("findings", "last"),
    [
        ((), "0 errors, 0 warnings"),
        ((finding("error"),), "1 error, 0 warnings"),
        ((finding("error"), finding("warning"), finding("warning")), "1 error, 2 warnings"),
    ],
)
def test_findings_are_counted(findings: Any, last: str) -> None:
    assert lines(results.Checked, replies=(), findings=findings)[-1] == last


def test_a_finding_stands_with_its_place_and_hint() -> None:
    found = lines(
        results.Checked, replies=(), findings=(finding("error", "mend it"), finding("warning"))
    )
    assert found[:2] == [
        "error: crisis.yaml:3: odd; mend it [c]",
        "warning: crisis.yaml:3: odd [c]",
    ]


def test_a_draft_and_what_became_of_it() -> None:
    gap = Of(place="interests", says="say what they want", claims=("c1", "c2"))
    found = lines(
        results.Drafted, path=Path("w/d.yaml"), claims=3, basis="accepted", elements={"ties": 2},
        gaps=(gap,), findings=(finding("warning"),),
    )  # fmt: skip
    assert found == [
        "Wrote w/d.yaml, from 3 accepted claims",
        ("Drafted", ("ties", "2")),
        ("Left to you", ("interests", "say what they want", "2")),
        "warning: crisis.yaml:3: odd [c]",
        "Next: correct it, then tightrope draft w --merge",
    ]
    told: dict[str, Any] = {
        "refused": (), "accepted": (1,), "rejected": (), "waiting": ("t.1", "t.2"), "proposed": {"t.2": "bot"},
        "passed": (), "gaps": (gap,),
    }  # fmt: skip
    waiting = ["  t.1", "  t.2  (proposed by bot)"]
    assert lines(results.Merged, **told) == [
        "1 accepted, 0 rejected, 0 refused, 2 waiting", *waiting,
    ]  # fmt: skip
    assert lines(results.Merged, **{**told, "accepted": (), "passed": ("as_of",)}) == [
        "0 accepted, 0 rejected, 0 refused, 2 waiting", *waiting,
        "nothing waits of: as_of (in crisis.yaml already, or rejected)",
        "1 gap is left to you:", "  interests: say what they want (c1, c2)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("example", "told"),
    [
        (None, ["Began w", "Next: tightrope read ARTICLE… --into w"]),
        (
            "gas",
            [
                "Began w from the example gas",
                "Next: tightrope brief w, or in the browser: tightrope serve w",
            ],
        ),
    ],
)
def test_how_a_folder_begins(example: str | None, told: list[str]) -> None:
    assert lines(results.Began, folder="w", example=example) == told


def test_what_was_written_and_what_did_not_fit() -> None:
    assert lines(results.Written, unreadable=(), path="b.html", size=2560) == [
        "Wrote b.html (2 kB)"
    ]
    assert lines(results.Diffed, changes=()) == ["no difference"]
    assert lines(results.Diffed, changes=("a", "b")) == ["a", "b"]
    assert lines(ModelWritten, out=None, text="x\n\n", remarks=(), form="nfg") == ["x"]
    found = lines(ModelWritten, out="g.nfg", text="", remarks=("ties", "dates"), form="nfg")
    assert asides(found) == ["wrote g.nfg", "a .nfg file has no place for ties; dates"]
    lost = {"sign": ["a>b"], "cites": ["a>b", "b>c", "c>d", "d>e"]}
    found = lines(MapWritten, out="m.csv", text="", lost=lost, remarks=())
    assert asides(found) == [
        "wrote m.csv",
        (
            "a CSV matrix cannot hold 'sign' of one link (a>b), 'cites' of four links (a>b; b>c; c>d; …); "
            "GraphML keeps them, --json lists them all"
        ),
    ]
    three = {"if": ["a>b", "b>c", "c>d"]}  # as many as are named
    found = lines(MapWritten, out="m.csv", text="", lost=three, remarks=())
    assert "'if' of three links (a>b; b>c; c>d); GraphML" in asides(found)[1]
    found = lines(MapWritten, out=None, text="m\n", lost={}, remarks=("x", "y"))
    assert found == ["m", "this format has no place for x; y"]


def test_the_balance_of_imported_ties() -> None:
    one = Of(
        date=NO_DATE, layer="all", actors=3, ties=4, lower_bound=1, frustration_index=2, balanced_share=None,
        triads=0, camps=(("a", "b"), ("c",)), pivots=(("a", 2, 0),),
    )  # fmt: skip
    assert _balance(one) == ("", "all", "3", "4", "1 to 2", "no triad", "a, b | c", "a (2)")  # type: ignore[arg-type]
    two = Of(**{**vars(one), "date": "2031", "lower_bound": 2, "balanced_share": 0.5, "triads": 8})
    assert _balance(two)[:6] == ("2031", "all", "3", "4", "2", "50% of 8")  # type: ignore[arg-type]


def test_differences_are_said_aloud_where_there_are_none() -> None:
    [told, rows] = tell_differences((), ByName(model()))
    assert told == "no effect"
    assert isinstance(rows, Table)
    assert (rows.title, rows.columns, rows.rows) == (
        "Difference to the base", ("what", "base", "changed"), (),
    )  # fmt: skip


# ---- forecasts resolved -------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("settled", "chance", "told"),
    [(None, 0.25, "25%"), ("yes", 1.0, "certain"), ("no", 0.0, "impossible"), ("x", 0.5, "impossible")],
)  # fmt: skip
def test_what_a_kept_forecast_says(settled: str | None, chance: float, told: str) -> None:
    assert _said(Of(settled=settled, probability=chance)) == told  # type: ignore[arg-type]


def test_what_was_entered_and_what_is_open() -> None:
    was = Of(of="f1", happened=False, by="", at="2031-01-02T03:04:05+00:00", source="a paper")
    now = Of(of="f1", happened=True, by="Ada", at="2031-01-03T03:04:05+00:00", source="a book")
    other = Of(of="f2", happened=False, by="Ada", at="2031-01-03T03:04:05+00:00", source="a book")
    kept = Of(id="f3", due="2031-02-01", settled=None, probability=0.3, question="q", scenario=None)
    nothing: dict[str, Any] = {"standings": (), "settled": Of(forecasts=0), "out": None}
    found = lines(
        Resolved, **nothing, entered=(now, other), changed=(Of(of="f1", was=was, now=now),), open=(kept,), rows=(1,),
    )  # fmt: skip
    assert asides(found) == [
        "entered: f1 happened, in place of “no” by somebody on 2031-01-02 (a paper); both stay in the ledger",
        "entered: f2 did not happen",
    ]
    *_, changed, open_ = found
    assert changed == (
        "Changed answers",
        ("f1", "no", "somebody", "2031-01-02", "a paper", "yes", "Ada", "2031-01-03", "a book"),
    )
    assert open_ == ("Open", ("f3", "2031-02-01", "30%", "q", "base"))
    nobody = lines(Resolved, **nothing, entered=(), changed=(), open=(), rows=())
    assert nobody[-1] == "No forecasts are kept; tightrope forecast FOLDER --keep keeps some."
    written = lines(
        Resolved, **{**nothing, "out": "f.csv"}, entered=(), changed=(), open=(), rows=(1, 2)
    )
    assert asides(written) == ["wrote 2 forecasts to f.csv"]


@pytest.mark.parametrize(
    ("what", "number", "told"),
    [
        ("documents", 1, "1 document"),
        ("passages", 2, "2 passages"),
        ("claims", 0, "0 claims"),
    ],
)
def test_what_was_exported_is_counted(what: str, number: int, told: str) -> None:
    asked = {"what": what, "lines": number, "text": "", "left_out": ()}
    assert lines(Exported, **asked, out=None) == [told]
    assert lines(Exported, **{**asked, "text": "@book"}, out=None) == ["@book"]
    written = lines(Exported, **asked, out="o.csv")
    assert asides(written) == [f"wrote {told} to o.csv"]


def test_every_kind_of_record_has_a_word_for_one() -> None:
    assert set(_ONE) == {*RECORDS, "claims"}
