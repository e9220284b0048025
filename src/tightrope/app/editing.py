"""The crisis file changed in place: checked before it is written, never over somebody else's change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tightrope.app.errors import FileChanged
from tightrope.app.folder import Folder, read_text, write_inside
from tightrope.app.lock import writing
from tightrope.crisis import CrisisFile, Finding, check_crisis, parse_crisis
from tightrope.crisis.edit import Edit, edit_yaml
from tightrope.crisis.errors import CrisisInvalid

_OPEN = frozenset(("no-priorities",))  # what is missing yet, not wrong: an edit may leave it open
_MARK = "\ufeff"  # some editors put it in front of the text


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
        if read_text(folder.crisis) != seen:
            raise FileChanged(
                "somebody changed this file meanwhile; nothing was written",
                where=folder.crisis.name,
                hint="look at it and try again",
            )
        after = checked_edit(seen, edits, speakers, folder.crisis.name)
        write_inside(folder, folder.crisis, after.encode())
    return after


def checked_edit(
    seen: str, edits: Iterable[Edit], speakers: Mapping[str, frozenset[str]], name: str
) -> str:
    """Gives the text after the edits, and writes nothing.

    Raises CrisisInvalid where the edits bring in an error that `check` would name, and what
    `edit_yaml` raises.
    """
    text = seen.removeprefix(_MARK)
    after = edit_yaml(text, edits, name)
    known = {_told(found) for found in _errors(parse_crisis(text), speakers)}
    new = [f for f in _errors(parse_crisis(after), speakers) if _told(f) not in known]
    if new:
        raise CrisisInvalid.of(new)
    return _MARK * seen.startswith(_MARK) + after


def _errors(file: CrisisFile, speakers: Mapping[str, frozenset[str]]) -> list[Finding]:
    found = check_crisis(file, speakers, speakers)
    return [
        finding for finding in found if finding.severity == "error" and finding.check not in _OPEN
    ]


def _told(finding: Finding) -> tuple[str, str]:
    """A finding without its line, which an edit above it moves."""
    return finding.check, finding.message
