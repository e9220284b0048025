"""Checks that every element says what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.elements import mentions, need_grounds

__all__ = ["no_grounds", "unknown_claim"]


@named("no-grounds", "warning")
def no_grounds(given: Given) -> Iterator[Problem]:
    """An element names neither claims nor an assumption, so nobody can see what it rests on. Add
    `cites:` with claim ids, or `assumption:` with the reason. Parts of an element, such as the
    clauses of a treaty, rest on what the element rests on."""
    for placed in need_grounds(given.file.model):
        if placed.rests_on == "nothing":
            said = f"this {placed.kind} names neither 'cites' nor 'assumption'"
            yield Problem(placed.path, said)


@named("unknown-claim", "error")
def unknown_claim(given: Given) -> Iterator[Problem]:
    """An element cites a claim that does not exist in the folder. Mend the id, or read the source
    it came from."""
    if given.claims is None:
        return
    for mention in mentions(given.file.model, "claim"):
        if mention.text not in given.claims:
            yield Problem(mention.path, f"no such claim is accepted: '{mention.text}'")
