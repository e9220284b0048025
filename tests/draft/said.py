"""Claims of two invented quarrels, written as a coder or a person would give them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tightrope.draft import Claimed, Draft
from tightrope.evidence import Anchor, Claim

DAY = date(2030, 3, 10)


def claim(
    name: str, source: str, relation: str, target: str | None, quote: str, **more: Any
) -> Claim:
    """Gives a claim; `quote` is its sentence too."""
    document = more.pop("document", "wire.txt")
    polarity = more.pop("polarity", -1)
    return Claim(
        id=f"c-{name}",
        document=document,
        anchor=Anchor("0" * 64, 0, len(quote), quote),
        source_actor=source,
        relation=relation,  # type: ignore[arg-type]
        target_actor=target,
        polarity=polarity,
        source_text=more.pop("source_text", source.title()),
        target_text=more.pop("target_text", (target or "").title()),
        source_kind=more.pop("source_kind", "state"),
        target_kind=more.pop("target_kind", "state"),
        **more,
    )


def claimed(*claims: Claim, published: date | None = DAY, **more: Any) -> Claimed:
    """Gives claims with the day all their documents appeared."""
    days = {one.document: published for one in claims} if published else {}
    return Claimed(claims, published=days, name=str.title, form=lambda actor, words: "name", **more)


def values(draft: Draft, section: str) -> dict[str, dict[str, Any]]:
    """Gives the elements of a section by name, as they would stand in the file."""
    return {one.id.partition(".")[2]: one.value for one in draft.of(section)}


WARNING = "If Norland strikes Eastmark we will send Eastmark arms, Sudmark warned Norland"
PACT = "Norland and Eastmark signed the Treaty of Velm on 2 March, a mutual defence pact"
QUARREL = claimed(
    claim("1", "norland", "sanction", "sudmark", "Norland put sanctions on Sudmark on 1 March",
          time_resolved="2030-03-01"),
    claim("2", "norland", "military_action", "sudmark", "Norland shelled Sudmark on 5 March",
          time_resolved="2030-03-05"),
    claim("3", "norland", "military_action", "sudmark", "Norland ended its attacks on Sudmark on 8 March",
          time_resolved="2030-03-08", phase="ended"),
    claim("4", "sudmark", "red_line", "norland", WARNING, content="arms_transfer"),
    claim("5", "norland", "military_action", "eastmark", WARNING, modality="hypothetical"),
    claim("6", "sudmark", "arms_transfer", "eastmark", "Sudmark has long armed Eastmark", polarity=1),
    claim("7", "norland", "treaty", "eastmark", PACT, polarity=1, time_resolved="2030-03-02"),
    claim("8", "eastmark", "dependence", "sudmark", "Eastmark gets all its gas from Sudmark", polarity=0),
    claim("9", "sudmark", "demand", "norland", "Sudmark demanded that Norland lift its sanctions on it",
          content="sanction"),
    claim("a", "norland", "sanction", "sudmark", "Sudmark demanded that Norland lift its sanctions on it",
          phase="ongoing"),
    claim("b", "norland", "coercion", "sudmark",
          "Norland's closing of the strait would push up the price of gas", modality="hypothetical"),
)  # fmt: skip
