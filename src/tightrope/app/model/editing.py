"""The crisis file changed in place: checked before it is written, never over somebody else's change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from tightrope.app.errors import FileChanged
from tightrope.app.store.folder import Folder, read_text, write_inside
from tightrope.app.store.lock import writing
from tightrope.crisis import CrisisFile, Finding, check_crisis, parse_crisis
from tightrope.crisis.edit import Edit, edit_yaml
from tightrope.crisis.errors import CrisisInvalid
from tightrope.crisis.yaml_tree import MARK

_OPEN = frozenset(("no-priorities",))  # what is missing yet, not wrong: an edit may leave it open


def edit_crisis(
    folder: Folder, seen: str, edits: Iterable[Edit], speakers: Mapping[str, frozenset[str]]
) -> str:
    """Makes edits in crisis.yaml, all or none, and gives its new text.

    `seen` is the text that the edits were made for; `speakers` are the claims there are, each with
    those who say it. Raises FileChanged where the file is another by now, CrisisInvalid where the
    edits bring in an error that `check` would name, EditMisplaced and EditImpossible; nothing is
    written then. Errors that stood in the file before do not forbid an edit.
    """
    with writing(folder, "changing the crisis file"):
        unchanged(folder, seen)
        return write_checked(folder, seen, edit_text(seen, edits), speakers)


def checked_edit(
    seen: str, edits: Iterable[Edit], speakers: Mapping[str, frozenset[str]], name: str
) -> str:
    """Gives the text after the edits, and writes nothing.

    Raises CrisisInvalid where the edits bring in an error that `check` would name, and what
    `edit_yaml` raises.
    """
    after = edit_text(seen, edits, name)
    if new := new_errors(seen, after, speakers):
        raise CrisisInvalid.of(new)
    return after


def unchanged(folder: Folder, seen: str) -> None:
    """Raises FileChanged where the crisis file has another text by now."""
    if read_text(folder.crisis) != seen:
        raise FileChanged(
            "somebody changed this file meanwhile; nothing was written",
            where=folder.crisis.name,
            hint="look at it and try again",
        )


def edit_text(seen: str, edits: Iterable[Edit], name: str = "crisis.yaml") -> str:
    """Gives the text of a crisis file after the edits. Raises as `edit_yaml`."""
    mark = MARK * seen.startswith(MARK)
    return mark + edit_yaml(seen.removeprefix(MARK), edits, name)


def write_checked(
    folder: Folder, before: str, after: str, speakers: Mapping[str, frozenset[str]]
) -> str:
    """Writes another text of the crisis file, where it brings in no error. Raises CrisisInvalid."""
    new = new_errors(before, after, speakers)
    if new:
        raise CrisisInvalid.of(new)
    write_inside(folder, folder.crisis, after.encode())
    return after


def new_errors(
    before: str, after: str, speakers: Mapping[str, frozenset[str]]
) -> tuple[Finding, ...]:
    """Gives the errors that `check` names in the text after and not in the one before."""
    known = {_told(found) for found in _errors(before, speakers)}
    return tuple(one for one in _errors(after, speakers) if _told(one) not in known)


@lru_cache(maxsize=8)
def parsed(text: str) -> CrisisFile:
    """Gives the crisis file that a text is. Raises CrisisNotYaml, CrisisInvalid."""
    return parse_crisis(text)


def findings_of(text: str, speakers: Mapping[str, frozenset[str]]) -> tuple[Finding, ...]:
    """Gives what the checks of the file itself find in a text of it."""
    return _found(text, frozenset(speakers.items()))


@lru_cache(maxsize=8)
def _found(text: str, speakers: frozenset[tuple[str, frozenset[str]]]) -> tuple[Finding, ...]:
    known = dict(speakers)
    return check_crisis(parsed(text), known, known)


def _errors(text: str, speakers: Mapping[str, frozenset[str]]) -> list[Finding]:
    found = findings_of(text, speakers)
    return [one for one in found if one.severity == "error" and one.check not in _OPEN]


def _told(finding: Finding) -> tuple[str, str]:
    """A finding without its line, which an edit above it moves."""
    return finding.check, finding.message
