"""A folder's brief, or the brief of what differs between two, written in the form that is asked."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tightrope.app.answers.drawn import drawn
from tightrope.app.answers.held import judge
from tightrope.app.errors import BadMarking, UnknownForm
from tightrope.app.gathered.gather import Gathered
from tightrope.app.how import Form
from tightrope.app.result import plain
from tightrope.app.results import Written
from tightrope.app.store.folder import check_out, write_out
from tightrope.brief import Brief, Side, compose, compose_difference, to_html, to_json, to_markdown
from tightrope.brief.crate import to_crate
from tightrope.brief.render_docx import to_docx
from tightrope.errors import UsageMistake

ENDINGS: Mapping[str, Form] = {
    ".html": "html",
    ".md": "markdown",
    ".json": "json",
    ".docx": "docx",
    ".zip": "ro-crate",
}
_LONGEST_MARKING = 80
# what of a folder goes into a crate: what people wrote; documents are named by hash, not copied
_FILES = ("crisis.yaml", "sources.yaml", "expectations.yaml", "sealed.yaml", "evidence.jsonl")


@dataclass(frozen=True)
class Asked:
    """How a brief is wanted: where, in which form, marked how, set against which other analysis."""

    out: Path | None = None
    form: Form | None = None
    marking: str = ""
    against: Gathered | None = None
    concepts: Sequence[str] = ()  # also say what holds under these
    coalitions: bool = False  # also say what holds although sides may leave together


def written(gathered: Gathered, path: Path, asked: Asked) -> Written:
    """Makes the brief and writes it to `asked.out` (brief.html in the folder at `path`).

    Raises BadMarking where the marking is no short line; UnknownForm where the file's ending names
    none; MissingExtra for docx without its package.
    """
    form = asked.form or _form_of(asked.out)
    ending = next(suffix for suffix, known in ENDINGS.items() if known == form)
    name = "brief" if asked.against is None else "difference"
    target = asked.out or path / f"{name}{ending}"
    check_out(path, target)
    marking = _checked(asked.marking)  # before anything is worked out for it
    made = replace(_made(gathered, asked), marking=marking)
    gathered.how.on_step("writing")
    data = _rendered(made, form, gathered)
    write_out(path, target, data)
    unreadable = () if gathered.reading is None else gathered.reading.unreadable
    return Written(path, target, len(data), unreadable)


def rendered_brief(gathered: Gathered, form: Form, marking: str = "") -> bytes:
    """Gives a folder's brief as the bytes that `written` would write. Raises BadMarking."""
    marking = _checked(marking)
    return _rendered(replace(_made(gathered), marking=marking), form, gathered)


def _form_of(out: Path | None) -> Form:
    """By the file's ending; a name without one is HTML."""
    ending = out.suffix.lower() if out else ""
    if ending and ending not in ENDINGS:
        raise UnknownForm(
            "the ending of the file names no form of a brief",
            value=ending,
            allowed=", ".join(ENDINGS),
            hint="print the HTML to get a PDF, or name the form by --format",
        )
    return ENDINGS.get(ending, "html")


@dataclass(frozen=True)
class Answers:
    """A brief as data, with its pictures."""

    brief: str
    """The brief, as `tightrope brief --format json` writes it."""
    pictures: dict[str, Any]
    """Figure -> its picture as a tree."""


def answers_of(gathered: Gathered) -> Answers:
    """Gives a folder's brief as data, with its pictures."""
    made = _made(gathered)
    return Answers(_rendered(made, "json", gathered).decode(), drawn(made))


def _made(gathered: Gathered, asked: Asked = Asked()) -> Brief:
    against = asked.against
    if against is None:
        judged = judge(gathered, asked.concepts, coalitions=asked.coalitions)
        return compose(replace(gathered.brief_input(), judged=judged))
    if asked.concepts or asked.coalitions:
        raise UsageMistake(
            "what holds under other concepts is no difference",
            value=", ".join(asked.concepts) or "coalitions",
            hint="leave out --compare, or --concept and --coalitions",
        )
    before, after = _side(against), _side(gathered)
    if before.label == after.label:
        before, after = (
            replace(s, label=f"{s.label} ({w})") for s, w in ((before, "before"), (after, "after"))
        )
    return compose_difference(before, after, gathered.quoted())


def _side(gathered: Gathered) -> Side:
    model = gathered.model
    where = gathered.folder.path.resolve().name if gathered.folder else model.title
    return Side(
        label=f"{where}, as of {model.as_of}" if model.as_of else where,
        crisis=gathered.written,
        facts=gathered.facts,
        evidence=None if gathered.reading is None else gathered.reading.report,
        input_hash=gathered.input_hash,
        file=str(gathered.folder.path.resolve()) if gathered.folder else "",
        of_day=gathered.of_day,
    )


def _checked(marking: str) -> str:
    text = marking.strip()
    if len(text) > _LONGEST_MARKING or not text.isprintable():
        raise BadMarking(
            "the marking is one short line",
            value=f"{text[:40]}…" if len(text) > _LONGEST_MARKING else text,
            allowed=f"up to {_LONGEST_MARKING} printable signs",
        )
    return text


def _rendered(made: Brief, form: Form, gathered: Gathered) -> bytes:
    if form == "docx":
        return to_docx(made, _today())
    texts = {
        "html": lambda: to_html(made),
        "markdown": lambda: to_markdown(made),
        "json": lambda: to_json(made, {"facts": plain(gathered.facts)}),
    }
    if form != "ro-crate":
        return texts[form]().encode()
    own = {f"brief{e}": texts[f]().encode() for e, f in ENDINGS.items() if f in texts}
    files = own | _folder_files(gathered)
    return to_crate(made, files, gathered.quoted().sources, made_on=_today())


def _folder_files(gathered: Gathered) -> dict[str, bytes]:
    folder = gathered.folder
    if folder is None:
        return {}
    there = (folder.path / name for name in _FILES)
    return {path.name: path.read_bytes() for path in there if path.is_file()}


def _today() -> date:
    """The day a crate is made; that of SOURCE_DATE_EPOCH where the environment has it, so that the
    same input can be made to give the same bytes on any day (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).date()
