"""Options and levels as verb phrases: what begins, what goes on, what stops, what stays undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tightrope.words.plain import plain_id
from tightrope.words.verbs import VerbPhrase, going_on, is_named, read_act, set_at, stopped

YES_NO = ("no", "yes")
_OFF = frozenset({"no", "none", "nothing", "off"})
# what a lowest level is called that is not nothing, but little of it
_LITTLE = {
    *("few", "light", "limited", "little", "lo", "low", "minimal", "minor", "quiet", "slight"),
    *("small", "some", "verbal", "weak", "words"),
}
_TAIL = re.compile(
    r"[:;]\s| \(| [–—-] |, (?=(?:or|and|for example|for instance|such as|short of|including)\b)"
)


def brief_text(text: str) -> str:
    """Gives an option's text without what follows a colon, bracket, dash or an aside."""
    return _TAIL.split(text.strip().rstrip("."), maxsplit=1)[0]


def is_off(level: str, levels: Sequence[str]) -> bool:
    """Whether the level means not doing it: the lowest, unless its name says that a little is done.

    So it is whatever that is called: of "close the canal" (open, warships, all) it is “open”.
    """
    return bool(levels) and level == levels[0] and not _LITTLE & set(plain_id(level).split())


def put(text: str, levels: Sequence[str], level: str, now: str | None = None) -> VerbPhrase:
    """Gives the act of putting an option at `level`, seen from the level it is at before.

    `now` None says nothing of before: the act is told plainly.
    """
    act = read_act(text)
    off, was_off = is_off(level, levels), now is None or is_off(now, levels)
    if off:
        return _left(act, level, now, was_off=was_off)
    if was_off:
        return _at(act, levels, level)
    if now == level:
        return _at(going_on(act), levels, level)
    other = f"“{plain_id(level)}”, no longer “{plain_id(now or '')}”"
    return set_at(act, other) if is_named(act) else _with(act, f"({other})")


def _left(act: VerbPhrase, level: str, now: str | None, *, was_off: bool) -> VerbPhrase:
    """The act left undone or ended; with the name of the level, where that does not say so itself."""
    if now is None and is_named(act):
        told = VerbPhrase("leave", f"“{act.named}” undone")
    else:
        told = act.negated() if was_off else stopped(act)
    return told if level in _OFF else _with(told, f"(“{plain_id(level)}”)")


def at_level(
    text: str, levels: Sequence[str], op: str, level: str, now: str | None = None
) -> VerbPhrase:
    """Gives a comparison of a formula as a verb phrase: `>= words` is "at “words” or more".

    What is done at present (`now`) is stopped where the formula asks for it not to be done.
    """
    act = read_act(text)
    on = now is not None and not is_off(now, levels)
    if not op:  # above its lowest level
        return act if is_off(levels[0], levels) else _with(act, f"above “{plain_id(levels[0])}”")
    place = levels.index(level)
    least, most = _span(op, place, len(levels))
    if is_off(levels[0], levels):
        if most == 0:
            return stopped(act) if on else act.negated()
        if least == 1 and most == len(levels) - 1:
            return act
    return _with(act, _between(levels, op, level, least, most))


def opposite(op: str) -> str:
    """Gives the comparison that holds where `op` does not; no operator means above the lowest."""
    return {">=": "<", "<": ">=", "<=": ">", ">": "<=", "==": "!=", "!=": "=="}[op]


def _span(op: str, place: int, count: int) -> tuple[int, int]:
    """First and last level that satisfy a comparison; for `!=` of an end, what is left."""
    if op == "!=" and place == 0:
        return 1, count - 1
    if op == "!=" and place == count - 1:
        return 0, place - 1
    spans = {
        ">=": (place, count - 1),
        ">": (place + 1, count - 1),
        "<=": (0, place),
        "<": (0, place - 1),
        "==": (place, place),
    }
    return spans.get(op, (0, count - 1))


def _between(levels: Sequence[str], op: str, level: str, least: int, most: int) -> str:
    if op == "!=" and (least, most) == (0, len(levels) - 1):
        return f"at another level than “{plain_id(level)}”"
    if least > most or (least, most) == (0, len(levels) - 1):
        return f"at a level {op} “{plain_id(level)}”"  # never or always true: as it stands
    if least == most:
        return f"(“{plain_id(levels[least])}”)"
    if least == 0:
        return f"at “{plain_id(levels[most])}” at the most"
    return f"at “{plain_id(levels[least])}” or more"


def _at(act: VerbPhrase, levels: Sequence[str], level: str) -> VerbPhrase:
    return act if tuple(levels) == YES_NO else _with(act, f"(“{plain_id(level)}”)")


def _with(act: VerbPhrase, words: str) -> VerbPhrase:
    by = f"{act.after_by} {words}" if act.after_by else ""
    return replace(act, rest=f"{act.rest} {words}".strip(), after_by=by)
