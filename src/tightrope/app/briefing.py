"""The brief of a folder: every stage run, the results handed to `brief`, one file written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import tightrope
from tightrope.analysis.engines import analyse_model
from tightrope.analysis.questions import Answer
from tightrope.app.checking import load_model
from tightrope.app.comparing import run_scenarios
from tightrope.app.expecting import answer_expectations
from tightrope.app.folder import Folder, init_folder, open_folder, write_out
from tightrope.app.questioning import with_questions
from tightrope.app.reading import Reading, read_evidence
from tightrope.app.shaking import robustness_notes
from tightrope.app.sources import SourceNote
from tightrope.app.suggesting import with_suggested_ties
from tightrope.brief import (
    BriefInput,
    ExpectationAnswer,
    SourceEntry,
    compose,
    to_html,
    to_json,
    to_markdown,
)
from tightrope.crisis import CrisisModel
from tightrope.errors import TightropeError

__all__ = ["Written", "gather", "write_brief", "write_demo"]

Form = Literal["html", "markdown", "json"]
OnStep = Callable[[str], None]
_RENDER = {"html": to_html, "markdown": to_markdown, "json": to_json}
_SUFFIX: dict[Form, str] = {"html": ".html", "markdown": ".md", "json": ".json"}
_ENDINGS: dict[str, Form] = {suffix: form for form, suffix in _SUFFIX.items()}


@dataclass(frozen=True, slots=True)
class Written:
    """Where the brief is, and what could not be read for it."""

    folder: Path
    path: Path
    size: int
    unreadable: tuple[TightropeError, ...]


def write_brief(
    path: Path,
    out: Path | None = None,
    form: Form | None = None,
    *,
    draws: int = 200,
    seed: int = 0,
    on_step: OnStep = lambda name: None,
) -> Written:
    """Makes the brief of the folder at `path` and writes it to `out` (FOLDER/brief.html)."""
    folder = open_folder(path)
    form = form or _ENDINGS.get(out.suffix.lower() if out else ".html", "html")
    target = out or folder.path / f"brief{_SUFFIX[form]}"
    made, unreadable = gather(folder, draws=draws, seed=seed, on_step=on_step)
    on_step("writing")
    data = _RENDER[form](compose(made)).encode()
    write_out(folder, target, data)
    return Written(folder.path, target, len(data), unreadable)


def write_demo(path: Path, example: str, *, on_step: OnStep = lambda name: None) -> Written:
    """Begins the example in `path` unless it is there already, and writes its brief."""
    folder = Folder(path) if Folder(path).crisis.is_file() else init_folder(path, example)
    return write_brief(folder.path, on_step=on_step)


def gather(
    folder: Folder, *, draws: int = 200, seed: int = 0, on_step: OnStep = lambda name: None
) -> tuple[BriefInput, tuple[TightropeError, ...]]:
    """Runs every stage over the folder and gives what its brief is made from."""
    model = load_model(folder)
    reading = read_evidence(folder, model, on_step=on_step)
    on_step("analysing")
    base = analyse_model(with_suggested_ties(model, reading.report), draws=draws, seed=seed)
    scenarios = run_scenarios(model, base, draws=draws, seed=seed)
    on_step("asking what would have to change")
    asked = with_questions(model, base, draws=draws, seed=seed)
    answers = answer_expectations(folder, model, draws=draws, seed=seed, on_step=on_step)
    made = BriefInput(
        crisis=model,
        evidence=reading.report,
        sources=_source_entries(reading),
        analysis=asked,
        scenarios=scenarios,
        robustness=robustness_notes(model, base, draws=draws, seed=seed),
        expectations=tuple(_expectation(a) for a in answers),
        made_from_suggestions=bool(reading.report.claims) and not reading.report.accepted,
        version=tightrope.__version__,
        input_hash=_input_hash(model, reading),
        focal=model.focal,
    )
    return made, reading.unreadable


def _source_entries(reading: Reading) -> tuple[SourceEntry, ...]:
    entries = []
    for document in reading.documents:
        note, said = reading.notes.get(document.name, SourceNote()), document.metadata
        entries.append(
            SourceEntry(
                name=document.name,
                title=note.title or said.title,
                author=note.author or said.author,
                publisher=note.publisher or said.publisher,
                published=note.published or said.published,
                reliability=note.reliability,
                flags=document.flags,
                sha256=document.sha256,
                note="; ".join(part for part in (note.reason, note.wrong) if part),
            )
        )
    return tuple(entries)


def _expectation(answer: Answer) -> ExpectationAnswer:
    return ExpectationAnswer(
        id=answer.id,
        text=answer.text,
        question=answer.question,
        answer=answer.answer,
        verdict=answer.verdict,
        holds=answer.holds,
        draws=answer.draws,
        reason=answer.reason,
    )


def _input_hash(model: CrisisModel, reading: Reading) -> str:
    """Gives a SHA-256 over the model, the documents and people's decisions: same input, same brief."""
    state = {
        "crisis": model.model_dump(mode="json", by_alias=True),
        "documents": [document.sha256 for document in reading.documents],
        "accepted": sorted(reading.report.accepted),
    }
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()
