"""A Dask scheduler that somebody runs, by its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tightrope.errors import MissingExtra, UsageMistake

ADDRESS = "an address such as tcp://127.0.0.1:8786"


def finished(futures: Iterable[Any]) -> Iterator[Any]:
    """Gives futures of a client as they are done."""
    distributed: Any = import_module("distributed")
    yield from distributed.as_completed(list(futures))


@contextmanager
def connected(address: str, what: str, allowed: str = ADDRESS) -> Iterator[Any]:
    """Gives a client of the scheduler at `address` for as long as it is used.

    what: what is to be done, as a message names it. Raises MissingExtra without Dask, UsageMistake
    where no scheduler answers.
    """
    if find_spec("distributed") is None:
        raise MissingExtra(f"{what} on a Dask scheduler", "cluster")
    distributed: Any = import_module("distributed")  # partly typed: its own types do not hold
    try:
        client = distributed.Client(address, timeout="10s")
    except (OSError, ValueError):
        raise UsageMistake("no scheduler answers", value=address, allowed=allowed) from None
    with client:
        yield client
