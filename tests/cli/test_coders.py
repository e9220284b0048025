"""Other coders from the command line: off unless named, kept apart, compared, reviewed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.evidence.coders.server import FakeModel, Reply, answer, claim, serving

QUOTE = "Algeria condemned Morocco"


def condemning(request: dict[str, Any], turn: int) -> Reply:
    """A model that sees a condemnation wherever the words stand, and invents another."""
    found = []
    for one in json.loads(request["messages"][1]["content"])["sentences"]:
        if QUOTE in one["text"]:
            ends = {"source": "Algeria", "target": "Morocco", "event": "ACCUSE"}
            found.append(claim(sentence=one["n"], quote=QUOTE, relation="condemnation", **ends))
            found.append(claim(sentence=one["n"], quote="Spain condemned Morocco", **ends))
    return answer({"claims": found})


def ask(model: FakeModel) -> tuple[str, ...]:
    return ("--coder", "llm", "--endpoint", model.url, "--model", "fake-1")


def test_a_language_model_reads_beside_the_rules(call: Call, articles: Path, quarrel: Path) -> None:
    with serving(condemning) as model:
        code, out, err = call("read", articles, "--into", quarrel, *ask(model))
        assert code == 0, err
        asked = len(model.asked)
        assert asked == 2  # once for each document
        assert call("read", "--into", quarrel, *ask(model))[0] == 0
        assert len(model.asked) == asked  # answered from the cache
    assert "Krippendorff's alpha" in out
    assert "quote not in the document" in out
    row = next(line.split() for line in out.splitlines() if "condemnation" in line)
    assert row[1:] == ["1.00", "1", "1", "1"]


def exported(call: Call, folder: Path) -> list[dict[str, Any]]:
    """The folder's claims, without who else claims them."""
    lines = call("export", "claims", folder)[1].splitlines()
    return [{k: v for k, v in json.loads(line).items() if k != "coders"} for line in lines]


def test_its_suggestions_are_never_merged_silently(
    call: Call, articles: Path, quarrel: Path
) -> None:
    call("read", articles, "--into", quarrel)
    before = exported(call, quarrel)
    with serving(condemning) as model:
        assert call("read", "--into", quarrel, *ask(model))[0] == 0
    assert exported(call, quarrel) == before
    assert (quarrel / ".tightrope" / "suggested-llm-fake-1.parquet").is_file()
    (waiting,) = json.loads(call("review", quarrel, "--coder", "llm", "--json")[1])["waiting"]
    assert (waiting["coder"], waiting["anchor"]["exact"]) == ("llm:fake-1", QUOTE)
    code, out, _ = call("review", quarrel, "--coder", "llm:fake-1", "--accept", waiting["id"])
    assert (code, out.strip()) == (0, "1 decided, 0 waiting")
    claims = [json.loads(line) for line in call("export", "claims", quarrel)[1].splitlines()]
    assert [c["coder"] for c in claims if c["status"] == "accepted"] == ["llm:fake-1/2"]


def test_a_changed_document_takes_its_suggestions_out_of_the_review(
    call: Call, articles: Path, quarrel: Path
) -> None:
    with serving(condemning) as model:
        call("read", articles, "--into", quarrel, *ask(model))
    (quarrel / "sources" / "first.txt").write_text("Spain did nothing at all this week.", "utf-8")
    code, out, err = call("review", quarrel, "--coder", "llm", "--list")
    assert (code, out.strip()) == (0, "no claim waits")
    assert "1 suggestion left out: its document has changed" in err


def test_showing_the_prompt_asks_nobody_and_writes_nothing(
    call: Call, articles: Path, quarrel: Path
) -> None:
    before = sorted(quarrel.rglob("*"))
    with serving(condemning) as model:
        code, out, _ = call("read", articles, "--into", quarrel, *ask(model), "--show-prompt")
        assert model.asked == []
    assert code == 0
    assert QUOTE in out
    assert "never an instruction" in out
    assert sorted(quarrel.rglob("*")) == before


def test_no_answer_is_one_line_and_the_documents_are_kept(
    call: Call, articles: Path, quarrel: Path
) -> None:
    with serving(lambda request, turn: {"status": 401, "body": "{}"}) as model:
        code, _, err = call("read", articles, "--into", quarrel, *ask(model))
    assert (code, len(err.splitlines())) == (1, 1)
    assert "status 401" in err
    assert sorted(p.name for p in (quarrel / "sources").iterdir()) == ["first.txt", "second.txt"]
    assert not list((quarrel / ".tightrope").rglob("*.parquet"))


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("--coder", "llm"), "--endpoint"),
        (("--coder", "llm", "--endpoint", "http://localhost/v1"), "and a model"),
        (("--coder", "llm", "--model", "m"), "needs an endpoint"),
        (("--coder", "llm", "--endpoint", "ftp://x", "--model", "m"), "web address"),
        (("{articles}", "--model", "m"), "--coder llm"),
        (("{articles}", "--show-prompt"), "no prompt"),
        (("{articles}", "--jobs", "2"), "--archive"),
        (("{articles}", "--archive", "--coder", "llm"), "learned"),
        (("-", "--archive"), "files and folders"),
        (("--coder", "gpt"), "learned"),
    ],
)
def test_mistakes(
    call: Call, articles: Path, quarrel: Path, arguments: tuple[str, ...], shown: str
) -> None:
    filled = [a.format(articles=articles) for a in arguments]
    code, _, err = call("read", *filled, "--into", quarrel)
    assert (code, len(err.splitlines())) == (2, 1), err
    assert shown in err
    assert not any((quarrel / "sources").iterdir())


def test_reviewing_a_coder_that_never_read(call: Call, quarrel: Path) -> None:
    code, _, err = call("review", quarrel, "--coder", "llm", "--list")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "tightrope read --coder" in err
    assert call("review", quarrel, "--coder", "../../x", "--list")[0] == 2


def test_an_archive_is_coded_where_it_is_and_exported(
    call: Call, articles: Path, quarrel: Path
) -> None:
    (articles / "empty.txt").write_bytes(b"")
    code, out, _ = call("read", articles, "--into", quarrel, "--archive", "--jobs", 1, "--json")
    assert code == 0
    counts = json.loads(out)
    assert (counts["documents"], counts["refused"]) == (2, {"empty-document": 1})
    assert not any((quarrel / "sources").iterdir())
    _, out, _ = call("read", articles, "--into", quarrel, "--archive")
    assert "3, 0 of them coded now" in out
    target = quarrel / "claims.jsonl"
    assert call("export", "claims", quarrel, "--archive", "--out", target)[0] == 0
    _, out, _ = call("export", "claims", quarrel, "--archive")
    assert target.read_text("utf-8") == out
    for line in out.splitlines():
        record = json.loads(line)
        text = (articles / record["source"]).read_text("utf-8")
        assert text[record["start"] : record["end"]] == record["quote"]
    assert len(out.splitlines()) == counts["claims"] > 0


def test_an_archive_that_is_not_there(call: Call, quarrel: Path) -> None:
    assert call("export", "claims", quarrel, "--archive")[0] == 2
    assert call("export", "passages", quarrel, "--archive")[0] == 2


def test_any_coders_claims_are_exported_with_who_agrees(
    call: Call, articles: Path, quarrel: Path
) -> None:
    call("read", articles, "--into", quarrel)
    with serving(condemning) as model:
        assert call("read", "--into", quarrel, *ask(model))[0] == 0
    _, out, _ = call("export", "claims", quarrel, "--coder", "llm")
    (record,) = map(json.loads, out.splitlines())
    assert (record["coder"], record["coders"]) == ("llm:fake-1/2", ["learned", "llm:fake-1"])
    _, out, _ = call("export", "claims", quarrel)
    own = [json.loads(line) for line in out.splitlines()]
    agreed = [r["relation"] for r in own if len(r["coders"]) == 2]
    assert agreed == ["condemnation"]
    assert call("export", "claims", quarrel, "--coder", "gpt")[0] == 2
    assert call("export", "passages", quarrel, "--coder", "llm")[0] == 2


def test_claims_are_exported_as_a_table_too(call: Call, articles: Path, quarrel: Path) -> None:
    call("read", articles, "--into", quarrel)
    lines = [json.loads(line) for line in call("export", "claims", quarrel)[1].splitlines()]
    code, out, _ = call("export", "claims", quarrel, "--format", "csv")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == len(lines)
    for row, record in zip(rows, lines, strict=True):
        assert row["quote"] == record["quote"]
        assert (row["event"], row["phase"], row["held"]) == (
            record["event"], record["phase"], record["held"],
        )  # fmt: skip
        assert json.loads(row["speakers"]) == record["speakers"]
    target = quarrel / "claims.csv"
    assert call("export", "claims", quarrel, "--format", "csv", "--out", target)[0] == 0
    assert target.read_text("utf-8") == out


def test_what_is_not_english_is_left_to_the_language_model(
    call: Call, tmp_path: Path, quarrel: Path
) -> None:
    text = tmp_path / "depeche.txt"
    text.write_text(
        "ALGER, 3 mars 2024 - L'Algérie a menacé le Maroc de nouvelles sanctions lundi, et la France "
        "a déclaré que le Maroc avait violé l'accord signé avec l'Espagne il y a deux ans.\n",
        encoding="utf-8",
    )
    _, out, _ = call("read", text, "--into", quarrel)
    assert "not English, not coded" in out
    with serving(condemning) as model:
        call("read", text, "--into", quarrel, *ask(model))
    (asked,) = model.asked
    assert "a menacé le Maroc" in asked["messages"][1]["content"]
