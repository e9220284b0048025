"""The evidence inbox: claims listed, decided, added; documents taken in and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tightrope.app import use_cases
from tightrope.app.result import versioned
from tightrope.app.workbench.verdicts import Verdict, regrade, undo_decisions
from tightrope.errors import UsageMistake
from tightrope.web.asked import Answered, Asked
from tightrope.web.fields import known_only, take, take_text, take_texts

_LONGEST_NAME = 180


def inbox(asked: Asked) -> Answered:
    """Every claim with its state, the documents, what clashes and what is shared."""
    return asked.bench.inbox(asked.events.step("reading"))


def document(asked: Asked) -> Answered:
    """The text of the document `name`."""
    return asked.bench.document(take(asked.query, "name", str))


def skipped(asked: Asked) -> Answered:
    """The sentences in which no claim was found."""
    return asked.bench.skipped()


def decide(asked: Asked) -> Answered:
    """Writes `verdicts`, each with `id`, `judgement`, and maybe `grade` and edited `fields`."""
    known_only(asked.body, "verdicts", "by", "note")
    verdicts = [_verdict(one) for one in take(asked.body, "verdicts", list)]
    note = take_text(asked.body, "note") or ""
    return asked.bench.decide(verdicts, by=asked.by, note=note)


def _verdict(said: object) -> Verdict:
    if not isinstance(said, dict):
        raise UsageMistake("a verdict is an object", value=said)
    known_only(said, "id", "judgement", "grade", "fields")
    judgement = take(said, "judgement", str)
    if judgement not in ("accepted", "rejected"):
        raise UsageMistake("no such judgement", value=judgement, allowed="accepted, rejected")
    fields = None if said.get("fields") is None else _fields(take(said, "fields", dict))
    return Verdict(take(said, "id", str), judgement, take_text(said, "grade"), fields)  # type: ignore[arg-type]


def _fields(said: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a claim: texts but for the sign, and for who speaks, which is a list of them."""
    return {name: _field(said, name) for name in said}


def _field(said: Mapping[str, Any], name: str) -> object:
    if name == "speakers":
        return take_texts(said, name)
    if name == "polarity" and said[name] is not None:
        return take(said, name, int)
    return take_text(said, name)


def take_back(asked: Asked) -> Answered:
    """Takes back `decisions`, each with the claim's `id` and `at`, when it was decided."""
    made = []
    for one in take(asked.body, "decisions", list):
        if not isinstance(one, dict):
            raise UsageMistake("a decision is an object", value=one)
        made.append((take(one, "id", str), take(one, "at", str)))
    return {"taken_back": undo_decisions(asked.bench.folder, made)}


def grade(asked: Asked) -> Answered:
    """Gives the decided claim `id` another `grade`; `at` is when it was decided."""
    told = [take(asked.body, name, str) for name in ("id", "at", "grade")]
    return versioned("decision/1", asdict(regrade(asked.bench.folder, *told)))


def claim(asked: Asked) -> Answered:
    """Adds a person's own claim on `document`: `said` has quote, source, relation and what else."""
    said = take(asked.body, "said", dict)
    for name in ("quote", "source", "relation"):
        take(said, name, str)
    told = {name: value for name, value in _fields(said).items() if value is not None}
    return asked.bench.claim(take(asked.body, "document", str), told, by=asked.by)


def read(asked: Asked) -> Answered:
    """Takes the body in as a document called `name`."""
    name = take(asked.query, "name", str)
    if not name.strip(". ") or len(name) > _LONGEST_NAME or "\0" in name or set(name) & set("/\\"):
        raise UsageMistake("not the name of a file", value=name)
    with TemporaryDirectory() as place:
        taken = Path(place) / name
        taken.write_bytes(asked.data)
        return use_cases.read(asked.bench.path, [taken], on_step=asked.events.step("reading"))
