"""A folder that is open at the workbench: what was read and computed is kept until its files change."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, RLock
from typing import Any

from tightrope.app import results
from tightrope.app.answers.briefs import Answers, answers_of
from tightrope.app.errors import NotACrisisFolder
from tightrope.app.evidence.claiming import Claimed, PassedOver, list_passed, state_claim
from tightrope.app.evidence.reading import Reading, known_actors, read_evidence
from tightrope.app.gathered.gather import Gathered
from tightrope.app.gathered.warm import Warm
from tightrope.app.how import How, OnStep, quiet
from tightrope.app.model.editing import parsed
from tightrope.app.result import Result, error_json
from tightrope.app.store.folder import Folder, example_names, open_folder, read_text
from tightrope.app.store.found import code_mark
from tightrope.app.store.kept import Kept, digest_of
from tightrope.app.store.lock import signature
from tightrope.app.workbench.inbox import (
    DocumentText,
    Inbox,
    Quoted,
    document_text,
    list_inbox,
)
from tightrope.app.workbench.verdicts import Verdict, decide_listed
from tightrope.atomic import write_atomic
from tightrope.crisis import CrisisModel, read_crisis
from tightrope.errors import TightropeError, UsageMistake, nearest
from tightrope.evidence import Stated

FILES = (
    "crisis.yaml", "evidence.jsonl", "sources.yaml", "draft.yaml", "expectations.yaml",
    "sealed.yaml", "forecasts.jsonl", "edits.jsonl", "layout.json",
)  # fmt: skip

# what waits for a person, is past, or is only how the page looks: no answer follows from it
_NOT_ASKED = ("draft.yaml", "edits.jsonl", "layout.json", "forecasts.jsonl")
_MOST_ANSWERS = 8  # kept in a folder, the last made

Stamp = tuple[tuple[str, int, int], ...]


@dataclasses.dataclass(frozen=True, repr=False)
class Opened(Result):
    """The folder that is open at the workbench."""

    schema = "workbench/1"
    path: str
    """Where it is."""
    id: str
    """What tells it from other folders, whatever their names and however its path is written."""
    title: str | None
    """What the crisis is called; null: the folder is not begun."""
    as_of: str | None
    """The date the model stands at."""
    user: str
    """Who decides, where a page names nobody."""
    examples: tuple[str, ...]
    """Cases that a folder which is not begun can be begun from."""
    trouble: dict[str, Any] | None
    """Why crisis.yaml cannot be read now, as an error is told; null: it can."""


class Workbench:
    """One folder, opened for a while; safe for use by several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()  # of what is kept: held for as long as it takes to read documents
        self._answering = Lock()  # held for as long as a brief takes; nothing else waits for it
        self._read: tuple[tuple[Stamp, str], Reading] | None = None
        self._answers: tuple[str, Answers] | None = None
        self._warm = Warm(path)

    @property
    def folder(self) -> Folder:
        """The crisis folder. Raises NotACrisisFolder where it is not begun."""
        return open_folder(self.path)

    def stamp(self) -> Stamp:
        """Gives name, time and size of each file that people's work stands in."""
        own = [self.path / name for name in FILES]
        sources = self.path / "sources"
        if sources.is_dir():
            own += sorted(path for path in sources.rglob("*") if path.is_file())
        own += sorted((self.path / ".tightrope").glob("suggested-*.parquet"))
        return tuple(filter(None, (_stamp_of(path, self.path) for path in own)))

    def reading(self, on_step: OnStep = quiet) -> Reading:
        """Gives what the documents say; read anew where one of them, or an actor, has changed.

        Decisions made since it was read are not in its report.
        """
        with self._lock:
            stamp = tuple(one for one in self.stamp() if _bears_on_reading(one[0]))
            folder = self.folder
            model = self._last_readable(folder)
            key = (stamp, repr(known_actors(model)))
            if self._read is None or self._read[0] != key:
                self._read = (key, read_evidence(folder, model, on_step=on_step))
            return self._read[1]

    def _last_readable(self, folder: Folder) -> CrisisModel | None:
        """The model; where the file cannot be read, as it last could be: claims are decided then, too.

        What it last was is kept in `.tightrope/`; None: not even that.
        """
        place = folder.derived / "readable.yaml"
        text = read_text(folder.crisis)
        try:
            model = parsed(text).model
        except TightropeError:
            try:
                return parsed(read_text(place)).model if place.is_file() else None
            except TightropeError:  # damaged
                return None
        with suppress(OSError):
            if not place.is_file() or place.read_bytes() != text.encode():
                place.parent.mkdir(parents=True, exist_ok=True)
                write_atomic(place, text.encode(), durable=False)
        return model

    def inbox(self, on_step: OnStep = quiet) -> Inbox:
        """Gives every claim with its state by now."""
        return list_inbox(self.folder, self.reading(on_step))

    def document(self, name: str) -> DocumentText:
        """Gives the text of a document. Raises UnknownSource."""
        return document_text(self.reading(), name)

    def decide(
        self, verdicts: Sequence[Verdict], *, by: str = "", note: str = ""
    ) -> results.Decided:
        """Writes verdicts at once; see `decide_listed`."""
        return decide_listed(self.folder, self.reading(), verdicts, by=by, note=note)

    def claim(self, document: str, fields: dict[str, Any], *, by: str = "") -> Claimed:
        """Adds a person's own claim; see `state_claim`."""
        known = [field.name for field in dataclasses.fields(Stated)]
        for name in fields:
            if name not in known:
                raise UsageMistake(
                    "no such field of a claim", value=name, hint=nearest(name, known)
                )
        said = Stated(**fields)
        made = state_claim(self.folder, self.reading(), document, said, by=by or None)
        return Claimed(made)

    def skipped(self) -> PassedOver:
        """Gives the sentences in which no claim was found."""
        return list_passed(self.reading())

    def state(self) -> Opened:
        """Gives what the folder is called, or from which cases it can be begun."""
        user, _ = signature()
        own = hashlib.sha256(str(self.path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[
            :16
        ]
        try:
            folder = self.folder
        except NotACrisisFolder:
            return Opened(str(self.path), own, None, None, user, example_names(), None)
        model: CrisisModel | None
        try:
            model, trouble = read_crisis(folder.crisis).model, None
        except TightropeError as error:
            model, trouble = self._last_readable(folder), error_json(error)["error"]
        title = self.path.resolve().name if model is None else model.title
        as_of = None if model is None or model.as_of is None else str(model.as_of)
        return Opened(str(self.path), own, title, as_of, user, (), trouble)

    def answers(self, how: How) -> Answers:
        """Gives the brief as JSON with its pictures; kept in `.tightrope/` by all it follows from."""
        with self._answering:
            key = self._key(how)
            if self._answers is not None and self._answers[0] == key:
                return self._answers[1]
            kept = Kept(self.path / ".tightrope" / "answers")

            def unchanged() -> bool:  # else what is made tells of the files as they are by now
                return self._key(how) == key

            found = kept.get(Answers, key, lambda: answers_of(self.gathered(how)), keep=unchanged)
            kept.drop_oldest(_MOST_ANSWERS)
            if unchanged():
                self._answers = (key, found)
            return found

    def _key(self, how: How) -> str:
        contents = self._contents()
        return digest_of("answers", code_mark(), contents, how.draws, how.seed, how.as_of)

    def _contents(self) -> list[tuple[str, str]]:
        """A digest of each file that an answer follows from."""
        found = []
        for name in (name for name, _, _ in self.stamp() if name not in _NOT_ASKED):
            with (self.path / name).open("rb") as file:
                found.append((name, hashlib.file_digest(file, "sha256").hexdigest()))
        return found

    def quotes(self, ids: Sequence[str]) -> Quoted:
        """Gives the claims of these ids as the inbox lists them; unknown ones are left out."""
        wanted = set(ids)
        return Quoted(tuple(one for one in self.inbox().claims if one.claim.id in wanted))

    def gathered(self, how: How) -> Gathered:
        """Gives the folder's model with everything computed of it, kept for the next question."""
        return self._warm.gathered(how)


def _stamp_of(path: Path, root: Path) -> tuple[str, int, int] | None:
    try:
        found = path.stat()
    except OSError:  # not there, or gone in between
        return None
    return path.relative_to(root).as_posix(), found.st_mtime_ns, found.st_size


def _bears_on_reading(name: str) -> bool:
    return name == "sources.yaml" or name.startswith(("sources/", ".tightrope/"))
