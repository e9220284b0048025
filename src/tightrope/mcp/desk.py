"""The folder as the tools ask it: gathered once, its JSON made once, one question at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tightrope.app import use_cases
from tightrope.app.answers.answering import analysed
from tightrope.app.answers.finding import find_claims
from tightrope.app.gathered.gather import Gathered
from tightrope.app.gathered.warm import Warm
from tightrope.app.how import How
from tightrope.mcp.answer import words_of


@dataclass(frozen=True, repr=False)
class Desk:
    """One folder on the desk of an assistant.

    how: sampling, seed and date of every answer. What was computed of a folder is kept while its
    files stay as they are.
    """

    path: Path
    how: How
    warm: Warm
    _made: dict[str, tuple[Gathered, dict[str, Any]]] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path, how: How) -> Desk:
        """Gives the desk for a folder."""
        return cls(path, how, Warm(path))

    @contextmanager
    def open(self) -> Iterator[Gathered]:
        """Gives the folder as it is now; whoever else asks waits."""
        with self.warm.lock:
            yield self.warm.gathered(self.how)

    def analysed(self, gathered: Gathered, scenario: str | None) -> Mapping[str, Any]:
        """Gives the JSON of `analyse`, of the base or a scenario, made once."""
        name = f"analyse {scenario or ''}"
        return self._once(name, gathered, lambda: analysed(gathered, scenario).to_json())

    def words(self, gathered: Gathered) -> Mapping[str, Mapping[str, Any]]:
        """Gives the words that every claim of the folder rests on, made once."""
        if gathered.folder is None:
            return {}
        every = use_cases.selection()
        return self._once("words", gathered, lambda: words_of(find_claims(gathered, every).claims))

    def _once(
        self, name: str, gathered: Gathered, make: Callable[[], dict[str, Any]]
    ) -> dict[str, Any]:
        kept = self._made.get(name)
        if kept is None or kept[0] is not gathered:
            kept = (gathered, make())
            self._made[name] = kept
        return kept[1]

    def __repr__(self) -> str:
        return f"<Desk {self.path}>"
