"""The four pages that are read: each module takes a `Desk` and gives a `Section`, or None."""

from __future__ import annotations

from collections.abc import Callable

from tightrope.brief.desk import Desk
from tightrope.brief.front.binds import write_binds
from tightrope.brief.front.bottom_line import write_bottom_line
from tightrope.brief.front.change import write_change
from tightrope.brief.front.comes import write_comes
from tightrope.brief.front.exits import write_exits
from tightrope.brief.front.follows import write_follows
from tightrope.brief.front.rather import write_rather
from tightrope.brief.front.scenes import write_scenes
from tightrope.brief.front.sure import write_sure
from tightrope.brief.front.ties import write_ties
from tightrope.brief.page import Section

__all__ = ["FRONT"]

FRONT: tuple[Callable[[Desk], Section | None], ...] = (
    write_bottom_line,
    write_rather,
    write_change,
    write_sure,
    write_ties,
    write_binds,
    write_exits,
    write_scenes,
    write_comes,
    write_follows,
)
