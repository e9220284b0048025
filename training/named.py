"""The names that an analyst writes into the file of a crisis: its groups, bodies, regions and persons.

They are taken from the labels: how well a text is read once its own actors are named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from tightrope.evidence.coding.actors import ActorIndex, KnownActor
from training.gold import Text

__all__ = ["actors_named"]


def actors_named(texts: Iterable[Text], built_in: ActorIndex) -> ActorIndex:
    """Gives the built-in actors and those that the labels of the texts name in capitals beside them."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for claim in text.claims:
            for end in ("source", "target"):
                place = claim.get(f"{end}_span")
                if claim[end] and place and not built_in.knows(claim[end]):
                    name = text.document.text[place[0] : place[1]]
                    if name[:1].isupper():
                        names[claim[end]][name] += 1
    return ActorIndex.build(
        KnownActor(actor, *_first(sorted(found, key=lambda n: (-found[n], n))))
        for actor, found in sorted(names.items())
    )


def _first(names: list[str]) -> tuple[str, tuple[str, ...]]:
    return names[0], tuple(names[1:])
