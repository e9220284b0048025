"""What has been spoken of so far in a document: subjects, pairs of friends and of foes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tightrope.evidence.actors import Mention

__all__ = ["Discourse", "Who", "who"]


class Who(NamedTuple):
    """An actor and the state or organisation it acts for."""

    actor: str
    acts_for: str


def who(mention: Mention) -> Who:
    """Gives the actor of a mention."""
    return Who(mention.actor, mention.acts_for)


Pair = tuple[Who, Who]


@dataclass(slots=True)
class Discourse:
    """Memory of one document, updated clause by clause; constant size."""

    subject: list[Who] = field(default_factory=list)
    friends: Pair | None = None
    foes: Pair | None = None
    named: Pair | None = None  # the last two named side by side
    recent: list[Who] = field(default_factory=list)
    speaker: Who | None = None

    def note_mentions(self, mentions: list[Mention]) -> None:
        """Remembers who was named, the latest last, each once."""
        for mention in mentions:
            one = Who(mention.acts_for, mention.acts_for)
            if one in self.recent:
                self.recent.remove(one)
            self.recent.append(one)
        del self.recent[:-6]

    def note_pair(self, a: Who, b: Who, sign: int) -> None:
        """Remembers two actors related with a sign: +1 friends, -1 foes, 0 merely named together."""
        if a.acts_for == b.acts_for:
            return
        if sign > 0:
            self.friends = (a, b)
        elif sign < 0:
            self.foes = (a, b)
        else:
            self.named = (a, b)

    def pair(self, sign: int) -> list[Who]:
        """Gives the pair a plural reference of this sign leads to; empty when none is known."""
        order = {
            1: (self.friends, self.named),
            -1: (self.foes, self.named, self.friends),
            0: (self.named, self.friends, self.foes),
        }[sign]
        return next((list(pair) for pair in order if pair), [])
