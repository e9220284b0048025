"""Checks that every element says what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.checks.places import elements

__all__ = ["no_grounds", "unknown_claim"]


@named("no-grounds", "warning")
def no_grounds(given: Given) -> Iterator[Problem]:
    """An element names neither claims nor an assumption, so nobody can see what it rests on. Add
    `cites:` with claim ids, or `assumption:` with the reason."""
    for keys, kind, cites, assumption in elements(given.file.model):
        if not cites and not assumption:
            said = f"this {kind} names neither 'cites' nor 'assumption'"
            yield Problem(keys, said)


@named("unknown-claim", "error")
def unknown_claim(given: Given) -> Iterator[Problem]:
    """An element cites a claim that does not exist in the folder. Mend the id, or read the source
    it came from."""
    if given.claims is None:
        return
    for keys, kind, cites, _ in elements(given.file.model):
        for index, claim in enumerate(cites):
            if claim not in given.claims:
                yield Problem(
                    (*keys, "cites", index), f"this {kind} cites no known claim: '{claim}'"
                )
