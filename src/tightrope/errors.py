"""Every mistake Tightrope can name: one base class, one stable code and one exit code each.

A message is one line: what happened, where, the offending value, what is allowed or the nearest
known name, and what to do. Stages subclass these in their own `errors.py`; the page
`docs/reference/errors.md` is generated from the classes and a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, ClassVar


class TightropeError(Exception):
    """Base of every error a user can meet. `code` is stable; `exit_code` is what the shell returns."""

    code: ClassVar[str] = "tightrope-fault"
    exit_code: ClassVar[int] = 1

    def __init_subclass__(cls, *, code: str | None = None) -> None:
        """The code of a kind of error is its name in small letters with hyphens, or as it says."""
        if "code" not in vars(cls):
            cls.code = code or re.sub(r"(?<=.)(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        value: object = None,
        allowed: str | None = None,
        hint: str | None = None,
    ) -> None:
        self.what = what
        self.where = where
        self.value = value
        self.allowed = allowed
        self.hint = hint
        super().__init__(what)

    def __str__(self) -> str:
        return visible(f"{self.where}: {self.said}") if self.where else self.said

    @property
    def said(self) -> str:
        """The line without the place: what, the value, what is allowed, what to do."""
        line = self.what
        if self.value is not None:
            line += f": {shown(self.value)}"
        for part in (self.allowed, self.hint):
            if part:
                line += f"; {part}"
        return visible(" ".join(line.split()))

    @property
    def lines(self) -> tuple[str, ...]:
        """What a shell shows: one line for each problem; most errors have one."""
        return (str(self),)

    def to_dict(self) -> dict[str, Any]:
        """Gives the one JSON error shape every verb prints under `--json`."""
        return {
            "error": {
                "code": self.code,
                "message": str(self),
                "what": self.what,
                "where": self.where,
                "value": None if self.value is None else shown(self.value),
                "allowed": self.allowed,
                "hint": self.hint,
            }
        }


class UsageMistake(TightropeError, code="usage"):
    """The command or call was put together wrongly: a bad argument, a missing name."""

    exit_code = 2


class CheckFailed(TightropeError):
    """The model was read but does not hold together; `tightrope check` lists what to mend."""

    exit_code = 3


class Unreadable(TightropeError):
    """A file or document could not be read as what it claims to be."""

    exit_code = 4


class Refused(TightropeError):
    """Tightrope will not do this: a size limit, a path out of the folder, the network."""

    exit_code = 5


class MissingExtra(TightropeError):
    """An optional package is needed for this and is not installed."""

    exit_code = 1

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs an optional package that is not installed",
            hint=f"install it with: pip install 'tightrope[{extra}]'",
        )


def visible(text: str) -> str:
    """Gives the text with signs that show nothing, or turn its direction, as their numbers."""
    return "".join(_seen(sign) for sign in text)


def _seen(sign: str) -> str:
    if sign.isprintable() or sign == "\n" or unicodedata.category(sign) == "Zs":
        return sign
    return sign.encode("unicode_escape").decode("ascii")


def counted(number: int, one: str, many: str | None = None) -> str:
    """Gives `1 claim waits` or `1,204 claims wait`: figures, as tables and messages have them."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def nearest(name: str, known: Iterable[str]) -> str:
    """Gives `did you mean 'x'?`, or the list of what is allowed when nothing is near."""
    options = sorted(known)
    close = get_close_matches(name, options, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if not options:
        return "none are defined"
    shown = ", ".join(options[:12])
    return f"allowed: {shown}" + (", …" if len(options) > 12 else "")


def shown(value: object, limit: int = 80) -> str:
    """Gives a value as errors show it: in quotes, cut short, what cannot be seen spelled out."""
    text = value if isinstance(value, str) else repr(value)
    text = text.encode("unicode_escape").decode("ascii") if not text.isprintable() else text
    return f"'{text[:limit]}…'" if len(text) > limit else f"'{text}'"
