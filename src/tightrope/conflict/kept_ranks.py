"""Ranks of draws, kept while they take little room, since many ask for the same ones."""

from __future__ import annotations

from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from tightrope.arrays import Int32s

MOST_STATES = 2**16  # whose ranks fit two bytes


class KeptRanks:
    """Ranks of draws, up to so many bytes of all; the draws asked for last push out the others'.

    Of draws that alone take more, the first are kept, so that going through them again finds some.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._of: WeakKeyDictionary[object, dict[int, npt.NDArray[np.uint16]]] = WeakKeyDictionary()
        self._lock = Lock()

    def find(self, draws: object, draw: int) -> npt.NDArray[np.uint16] | None:
        """Gives the ranks of a draw, if they are kept."""
        return self._of.get(draws, {}).get(draw)

    def keep(self, draws: object, draw: int, ranks: Int32s) -> None:
        """Keeps the ranks of a draw, unless its like fill the room already."""
        if ranks.shape[1] > MOST_STATES:
            return
        small = ranks.astype(np.uint16)
        with self._lock:
            own = self._of.setdefault(draws, {})
            if (len(own) + 1) * small.nbytes > self.most:
                return
            own[draw] = small
            for other in list(self._of):
                if self.nbytes > self.most and other is not draws:
                    del self._of[other]

    @property
    def nbytes(self) -> int:
        """How much room all of them take."""
        return sum(len(own) * next(iter(own.values())).nbytes for own in self._of.values() if own)
