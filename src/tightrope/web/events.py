"""What happens while a page is open, told as server-sent events: steps of work, files that changed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from contextvars import ContextVar
from typing import Any

from tightrope.app.workbench.opened import Stamp, Workbench
from tightrope.web.errors import Stopped

_EVERY = 0.5  # seconds between looks at the folder's files
_ALIVE = 15.0  # seconds after which a silent stream says that it lives
_MOST_STOPPED = 1000
ASKED: ContextVar[str] = ContextVar("asked", default="")
"""The id that the page gave to the question that is being answered, so that it can be stopped."""


class Events:
    """Tells every open page; `tell` may be called from any thread.

    Once `ending` says that the program is about to stop, streams close and what is being worked out
    ends at its next step.
    """

    def __init__(self, ending: Callable[[], bool]) -> None:
        self._ending = ending
        self._open: set[asyncio.Queue[str]] = set()
        self._stopped: set[str] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Takes the running loop as the one that pages are told in."""
        self._loop = asyncio.get_running_loop()

    def tell(self, kind: str, **said: Any) -> None:
        """Tells every open page of an event."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, _event(kind, said))

    def _put(self, event: str) -> None:
        for queue in self._open:
            with suppress(asyncio.QueueFull):  # a page that no longer reads asks anew when it does
                queue.put_nowait(event)

    def step(self, task: str) -> Callable[[str], None]:
        """Gives what a use case calls at each longer step: pages are told, or Stopped is raised."""

        def on_step(name: str) -> None:
            asked = ASKED.get()
            if asked in self._stopped or self._ending():
                raise Stopped("stopped", where=task, hint="nothing of it is kept: ask again")
            self.tell("step", task=task, name=name, ask=asked)

        return on_step

    def stop(self, asked: str) -> None:
        """Has the question of this id end at its next step."""
        if len(self._stopped) >= _MOST_STOPPED:
            self._stopped.clear()  # long answered
        self._stopped.add(asked)

    async def stream(self) -> AsyncIterator[str]:
        """Gives events as they come, until the page closes or the program ends."""
        queue: asyncio.Queue[str] = asyncio.Queue(1000)
        self._open.add(queue)
        quiet = 0.0
        try:
            yield _event("hello", {})
            while not self._ending():
                try:
                    yield await asyncio.wait_for(queue.get(), _EVERY)
                    quiet = 0.0
                except TimeoutError:
                    quiet += _EVERY
                    if quiet >= _ALIVE:
                        quiet = 0.0
                        yield ": alive\n\n"
        finally:
            self._open.discard(queue)

    async def watch(self, bench: Workbench) -> None:
        """Tells which files of the folder changed, whoever changed them; runs until cancelled."""
        seen = await asyncio.to_thread(bench.stamp)
        while True:
            await asyncio.sleep(_EVERY)
            if not self._open:
                continue
            with suppress(OSError):  # the folder is away for a moment: looked at again
                now = await asyncio.to_thread(bench.stamp)
                if now != seen:
                    self.tell("changed", files=changed(seen, now))
                    seen = now


def changed(before: Stamp, after: Stamp) -> list[str]:
    """Gives the files that came, went or are others now."""
    return sorted({one[0] for one in set(before) ^ set(after)})


def _event(kind: str, said: dict[str, Any]) -> str:
    return f"event: {kind}\ndata: {json.dumps(said)}\n\n"
