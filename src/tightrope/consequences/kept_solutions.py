"""Solved responses, kept by what they follow from, since many ask for the same draws."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from tightrope.arrays import Floats
from tightrope.consequences.feedback import KnownFeedback, circles_of
from tightrope.consequences.network import Network
from tightrope.recent import Recent

Matrices = tuple[Floats, Floats]

_KEPT_BYTES = 2**26  # of solutions, the last asked for


class Kept:
    """The solutions last asked for, of networks with the same links, in whatever states."""

    def __init__(self, network: Network) -> None:
        self.feedback = KnownFeedback(circles_of(network))
        self._found: OrderedDict[Hashable, Matrices | None] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    @classmethod
    def of(cls, network: Network) -> Kept:
        """Gives what is kept for networks that link the same indicators in the same way."""
        ends = network.arrays
        told = (ends.to, ends.indicator, ends.carrier, ends.sign, ends.disputed)
        links = (len(network.indicators), *(column.tobytes() for column in told))
        return _KEPT.find(links, lambda: cls(network))

    def find(self, key: Hashable, solve: Callable[[], Matrices | None]) -> Matrices | None:
        """Gives what is kept under a key, solved where nothing is."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        solved = solve()
        self.keep(key, solved)
        return solved

    def has(self, key: Hashable) -> bool:
        """Tells whether anything is kept under a key."""
        return key in self._found

    def keep(self, key: Hashable, solved: Matrices | None) -> None:
        """Keeps what was solved; what was asked for longest ago goes where there is no room."""
        with self._lock:
            if key not in self._found:
                self._found[key] = solved
                self._bytes += _size(solved)
            while self._bytes > _KEPT_BYTES and len(self._found) > 1:
                self._bytes -= _size(self._found.popitem(last=False)[1])


_KEPT: Recent[object, Kept] = Recent(2)


def _size(solved: Matrices | None) -> int:
    return 1024 + (0 if solved is None else sum(part.nbytes for part in solved))
