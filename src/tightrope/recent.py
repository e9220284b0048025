"""The last few answers, found again by equal questions: one copy of a model asks what another did."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Answers to the last `most` different questions, compared with ==, so that none needs a hash."""

    def __init__(self, most: int) -> None:
        self._found: deque[tuple[K, V]] = deque(maxlen=most)

    def find(
        self, question: K, answer: Callable[[], V], keep: Callable[[V], bool] = lambda found: True
    ) -> V:
        """Gives the answer to an equal question asked lately, else `answer()`, which is then kept
        unless `keep` says no."""
        for other, known in list(self._found):
            if other == question:
                return known
        new = answer()
        if keep(new):
            self._found.append((question, new))
        return new
