"""What an edit did to a text, as lines that were put in the place of others; done again or undone later.

A patch finds its place by the lines around it, so that it also fits a text that somebody has changed
elsewhere; where they do not stand there any more, or stand there twice, it does not fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

_AROUND = 3  # lines on either side by which a change finds its place


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines in the place of others."""

    line: int
    """Where it began, from 0, in the text before."""
    above: tuple[str, ...]
    """Lines that stand above it."""
    old: tuple[str, ...]
    """Lines that were taken out."""
    new: tuple[str, ...]
    """Lines that were put in."""
    below: tuple[str, ...]
    """Lines that stand below it."""


Patch = tuple[Hunk, ...]


def make_patch(before: str, after: str) -> Patch:
    """Gives what turns one text into the other."""
    a, b = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return tuple(
        Hunk(
            i,
            tuple(a[max(0, i - _AROUND) : i]),
            tuple(a[i:j]),
            tuple(b[k:m]),
            tuple(a[j : j + _AROUND]),
        )
        for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if tag != "equal"
    )


def reverse(patch: Patch) -> Patch:
    """Gives the patch that undoes another."""
    moved, made = 0, []
    for hunk in patch:
        made.append(replace(hunk, line=hunk.line + moved, old=hunk.new, new=hunk.old))
        moved += len(hunk.new) - len(hunk.old)
    return tuple(made)


def apply_patch(text: str, patch: Patch) -> str | None:
    """Gives the text with the patch made; None where it does not fit."""
    lines = text.splitlines(keepends=True)
    for hunk in reversed(patch):
        at = _place(lines, hunk)
        if at is None:
            return None
        lines[at : at + len(hunk.old)] = hunk.new
    return "".join(lines)


def _place(lines: Sequence[str], hunk: Hunk) -> int | None:
    """Where a change goes: at its line, if all that is around stands there, else where only it does."""
    wanted = (*hunk.above, *hunk.old, *hunk.below)
    first = hunk.line - len(hunk.above)
    if _stands(lines, wanted, first) and wanted:
        return hunk.line
    if not wanted:
        return 0 if not lines else None
    found = [at for at in range(len(lines) - len(wanted) + 1) if _stands(lines, wanted, at)]
    return found[0] + len(hunk.above) if len(found) == 1 else None


def _stands(lines: Sequence[str], wanted: Sequence[str], at: int) -> bool:
    return at >= 0 and tuple(lines[at : at + len(wanted)]) == tuple(wanted)
