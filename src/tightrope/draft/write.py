"""A draft as YAML in the crisis file's own form, each element below the words it is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tightrope.crisis.edit import SECTIONS
from tightrope.crisis.yaml_text import render, render_block
from tightrope.draft.proposal import Draft, Proposal

_MOST_QUOTES = 2  # quotes above an element; its `cites` name all
_MOST_CLAIMS = 12  # claims named above an actor


def draft_yaml(
    draft: Draft, quotes: Mapping[str, str], head: str = "", rejected: tuple[str, ...] = ()
) -> str:
    """Gives the text of `draft.yaml`: the elements section by section, then what is left to a person.

    `quotes` are the words of claims by id; `head` is put on top as comments; `rejected` are elements
    that a person did not want, which are not proposed again.
    """
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines += [f"title: {render(draft.title)}"]
    if draft.as_of:
        lines.append(f"as_of: {draft.as_of}")
    for section in SECTIONS:
        own = draft.of(section)
        if own:
            lines += ["", *_section(section, own, quotes)]
    if draft.gaps:
        lines += ["", "gaps:  # what could not be drafted and is left to you"]
        gaps = [gap.model_dump(exclude_defaults=True) for gap in draft.gaps]
        lines += [f"  {line}" for line in render_block(gaps, 2)]
    if rejected:
        lines += ["", "rejected:  # not proposed again; take a line out to see it again"]
        lines += [f"  - {render(name)}" for name in rejected]
    return "\n".join(lines) + "\n"


def _section(section: str, own: tuple[Proposal, ...], quotes: Mapping[str, str]) -> Iterator[str]:
    yield f"{section}:"
    shown: tuple[str, ...] = ()
    for one in own:
        listed = section == "interests"  # a list below each side
        above = one.key if listed else one.key[:-1]
        indent = "  " * len(above) + "  "
        if above and above != shown:
            yield f"  {above[0]}:"
        shown = tuple(map(str, above))
        for claim in one.claims[:_MOST_QUOTES]:
            if claim in quotes:
                yield f"{indent}# “{quotes[claim]}” ({claim})"
        if len(one.claims) > _MOST_QUOTES and section == "actors":
            yield f"{indent}# {len(one.claims)} claims: {_named(one.claims)}"
        entry = {one.key[-1]: one.value} if one.key and not listed else [one.value]
        yield from (indent + line for line in render_block(entry, len(indent)))


def _named(claims: tuple[str, ...]) -> str:
    more = len(claims) - _MOST_CLAIMS
    return ", ".join(claims[:_MOST_CLAIMS]) + (f" and {more} more" if more > 0 else "")
