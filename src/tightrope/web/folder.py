"""The folder as a whole: what state it is in, begun, checked."""

from __future__ import annotations

from tightrope.app import use_cases
from tightrope.web.asked import Answered, Asked
from tightrope.web.fields import known_only, take_text


def state(asked: Asked) -> Answered:
    """What the folder is called and holds; where it is not begun, the cases it can be begun from."""
    return asked.bench.state()


def init(asked: Asked) -> Answered:
    """Begins the folder, empty or from a shipped case."""
    known_only(asked.body, "example")
    return use_cases.init(asked.bench.path, take_text(asked.body, "example"))


def check(asked: Asked) -> Answered:
    """What the named checks find."""
    return use_cases.check(asked.bench.path)
