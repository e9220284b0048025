"""What a folder holds, at a glance: its model by names and ids, its evidence counted, what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tightrope.app.gathered.gather import Gathered
from tightrope.app.result import Line, Result, table, tell
from tightrope.app.store.folder import Folder, read_text
from tightrope.crisis import CrisisModel, level_name
from tightrope.draft.read import missing as not_there
from tightrope.draft.read import read_draft
from tightrope.errors import TightropeError, counted
from tightrope.evidence import Counts
from tightrope.findings import Finding, findings_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a decision maker."""

    option: str
    """Its id: `actor.option`."""
    text: str
    """What it is, in words."""
    levels: tuple[str, ...]
    """Its levels, lowest first."""
    now: str | None
    """The level it stands at."""


@dataclass(frozen=True, repr=False)
class Summary(Result):
    """What a folder holds."""

    schema = "summary/1"
    frame_of = "options"
    title: str
    """The title of the crisis."""
    as_of: str | None
    """The date it is looked at."""
    summary: str
    """The crisis in a few sentences, as a person wrote it."""
    focal: str | None
    """The actor it is looked at from."""
    actors: dict[str, str]
    """Id -> name."""
    options: tuple[Choice, ...]
    """What decision makers can do, and do now."""
    indicators: dict[str, str]
    """Id -> name of what options and interests bear on."""
    treaties: dict[str, tuple[str, ...]]
    """Id -> parties."""
    scenarios: dict[str, str]
    """Name -> text."""
    elements: dict[str, int]
    """Section of the crisis file -> how many elements it has; one without any is left out."""
    suggested_ties: int
    """How many ties claims suggest where the file has none; they are not in it."""
    counts: Counts | None
    """What the documents hold, counted; null: there is no folder of documents."""
    drafted: int | None
    """How many elements of the draft nobody has decided yet; null: the draft cannot be read."""
    missing: tuple[Finding, ...]
    """What is missing or wrong yet in the crisis file and the draft, as `check` says it."""


def summarise(gathered: Gathered, missing: tuple[Finding, ...] = ()) -> Summary:
    """Gives what a folder holds; `missing` is what the checks of its crisis file find wrong.

    Raises what reading its documents and decisions does.
    """
    model, reading, folder = gathered.written, gathered.reading, gathered.folder
    drafted, wrong = (0, ()) if folder is None else _drafted(folder)
    return Summary(
        title=model.title,
        as_of=None if model.as_of is None else str(model.as_of),
        summary=model.summary,
        focal=model.focal,
        actors={name: actor.name for name, actor in model.actors.items()},
        options=tuple(_choices(model)),
        indicators={name: one.name for name, one in model.indicators.items()},
        treaties={name: tuple(one.parties) for name, one in model.treaties.items()},
        scenarios={name: one.text for name, one in model.scenarios.items()},
        elements={
            name: _count(found)
            for name in type(model).model_fields
            if isinstance(found := getattr(model, name), (tuple, dict)) and found
        },
        suggested_ties=gathered.suggested_ties,
        counts=None if reading is None else reading.report.counts,
        drafted=drafted,
        missing=(*missing, *wrong),
    )


def _count(section: tuple[Any, ...] | dict[str, Any]) -> int:
    """How many elements a section has; of one with a part for each actor, in all its parts."""
    parts = section.values() if isinstance(section, dict) else ()
    own = [len(part) for part in parts if isinstance(part, tuple | dict)]
    return sum(own) if own else len(section)


def _choices(model: CrisisModel) -> Iterator[Choice]:
    for actor, own in model.options.items():
        for key, one in own.items():
            name = f"{actor}.{key}"
            now = None if one.now is None else level_name(one.now)
            yield Choice(name, one.text, tuple(model.levels(name)), now)


def _drafted(folder: Folder) -> tuple[int | None, tuple[Finding, ...]]:
    """How many elements wait; of a draft that cannot be read why."""
    try:
        text = read_text(folder.draft)
        draft = read_draft(text, folder.draft.name) if text else None
    except TightropeError as error:
        return None, findings_of(error)
    return (0 if draft is None else len(not_there(draft, read_text(folder.crisis)))), ()


@tell.register
def _(result: Summary) -> Iterator[Line]:
    yield f"{result.title}{f', as of {result.as_of}' if result.as_of else ''}"
    if result.summary:
        yield result.summary
    rows = [(one.option, one.text, ", ".join(one.levels), one.now or "") for one in result.options]
    yield table("Options", ("option", "what it is", "levels", "now"), rows)
    yield table("In the crisis file", ("section", "elements"),
                [(name, str(n)) for name, n in result.elements.items()])  # fmt: skip
    if result.suggested_ties:
        yield f"{counted(result.suggested_ties, 'tie')} suggested by claims; the crisis file has none"
    counts = result.counts
    if counts is not None:
        yield (
            f"{counts.documents} documents of {counts.independent_origins} independent origins; claims: "
            f"{counts.accepted} accepted, {counts.suggested} proposed, {counts.possible} possible only"
        )
    if result.drafted:
        waits = counted(result.drafted, "drafted element waits", "drafted elements wait")
        yield f"{waits}: tightrope draft FOLDER --list"
    if result.missing:
        yield "Missing or wrong yet:"
        for found in result.missing:
            yield f"  {found} [{found.check}]"
