"""What a check of the crisis file found: one problem, where it stands, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Severity"]

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of a crisis file. `check` is the stable name of the check that found it."""

    check: str
    severity: Severity
    where: str  # "crisis.yaml:57"
    message: str
    hint: str = ""

    def __str__(self) -> str:
        line = f"{self.where}: {self.message}" + (f"; {self.hint}" if self.hint else "")
        return " ".join(line.split())
