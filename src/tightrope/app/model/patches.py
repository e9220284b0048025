"""What an edit did to a text, as lines that were put in the place of others; done again or undone later.

A patch finds its place by the lines around it, so that it also fits a text that somebody has changed
elsewhere; where they do not stand there any more, or stand there twice, it does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """Gives what turns one text into the other; the lines around a change are none that change too."""
    a, b = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found = [one for one in _opcodes(a, b) if one[0] != "equal"]
    ends = [0, *(j for _, _, j, _, _ in found)]
    starts = [*(i for _, i, _, _, _ in found[1:]), len(a)]
    return tuple(
        Hunk(
            i,
            tuple(a[max(end, i - _AROUND) : i]),
            tuple(a[i:j]),
            tuple(b[k:m]),
            tuple(a[j : min(start, j + _AROUND)]),
        )
        for (_, i, j, k, m), end, start in zip(found, ends, starts, strict=False)
    )


def _opcodes(a: list[str], b: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


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
    """Where a change goes: among lines that stand as they stood around it, fewer where more do not.

    At its line if it fits there, else where it fits and nowhere else.
    """
    for above, below in _surroundings(hunk):
        wanted = (*above, *hunk.old, *below)
        own = hunk.line - len(above)
        if wanted and _stands(lines, wanted, own):
            return hunk.line
        if not "".join(wanted).strip():  # empty lines stand anywhere
            continue
        found = [at for at in range(len(lines)) if _stands(lines, wanted, at)]
        if found:
            return found[0] + len(above) if len(found) == 1 else None
    return 0 if not lines and not hunk.old else None


def _surroundings(hunk: Hunk) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    yield hunk.above, hunk.below
    yield hunk.above[-1:], hunk.below[:1]
    yield hunk.above, ()
    yield (), hunk.below
    if hunk.old:
        yield (), ()


def _stands(lines: Sequence[str], wanted: Sequence[str], at: int) -> bool:
    return at >= 0 and tuple(lines[at : at + len(wanted)]) == tuple(wanted)
