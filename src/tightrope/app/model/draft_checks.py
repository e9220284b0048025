"""Checks of draft.yaml: claims that are not there, and what the draft leaves to a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tightrope.crisis import option_levels
from tightrope.crisis.checks.named import Check, Given, Problem, named
from tightrope.crisis.elements import mentions
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.draft.proposal import Gap, elements_of
from tightrope.draft.read import DraftFile, read_draft
from tightrope.errors import counted
from tightrope.findings import Finding

_MOST_NAMED = 6  # places that a line names; the list has them all


@dataclass(frozen=True, slots=True)
class GivenDraft(Given):
    """A draft, and the gaps of it (their places in its list) that the crisis file leaves open."""

    open_gaps: tuple[int, ...] = ()
    gaps: tuple[Gap, ...] = ()


@named("draft-claim-unknown", "warning")
def draft_claim_unknown(given: GivenDraft) -> Iterator[Problem]:
    """An element or a gap of the draft cites a claim that the folder does not have: the id is
    mistyped, or the documents were read anew since and say it otherwise. Mend the id, or draft
    anew. An element that rests on it cannot be put into the crisis file."""
    if given.claims is None:
        return
    for mention in mentions(given.file.model, "claim"):
        if mention.text not in given.claims:
            said = f"no claim of this folder has the id '{mention.text}'"
            yield Problem(mention.path, said, "mend it, or draft anew")


@named("draft-gaps", "warning")
def draft_gaps(given: GivenDraft) -> Iterator[Problem]:
    """The draft leaves something to a person: what nobody but you can say, or what the claims leave
    open. `tightrope draft FOLDER --list` tells each and the claims that speak to it. Write it into
    the crisis file; what you do not want there, take out of `gaps` in the draft."""
    if given.open_gaps:
        places = list(dict.fromkeys(given.gaps[at].place for at in given.open_gaps))
        more = len(places) - _MOST_NAMED
        named_ = ", ".join(places[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        said = f"the draft leaves {counted(len(given.open_gaps), 'gap')} to you: {named_}"
        hint = "tightrope draft FOLDER --list tells each, with the claims that speak to it"
        yield Problem(("gaps", given.open_gaps[0]), said, hint)


DRAFT_CHECKS: tuple[Check[GivenDraft], ...] = (draft_claim_unknown, draft_gaps)


def check_draft(
    text: str, name: str, crisis: str, known: Callable[[frozenset[str]], frozenset[str] | None]
) -> Iterator[Finding]:
    """Gives what is wrong in a draft, and what it leaves to a person that `crisis` does not say.

    `crisis` is the text of the crisis file; `known` gives the ids of all claims there are, asked
    with those cited, None where that cannot be told. Raises what reading the draft does.
    """
    draft = read_draft(text, name)
    model = draft.file.model
    cited = frozenset(mention.text for mention in mentions(model, "claim"))
    gaps = open_gaps(draft, crisis)
    given = GivenDraft(
        draft.file, option_levels(model), known(cited), None, tuple(gaps), draft.gaps
    )
    for check in DRAFT_CHECKS:
        yield from check.run(given)


def open_gaps(draft: DraftFile, crisis: str) -> dict[int, Gap]:
    """Gives the gaps of a draft that a crisis file (its text) leaves open, by place in their list.

    What a side wants, or a treaty obliges, is filled by saying it; acts that an option's text does not
    place stay until they are taken out; any other gap is filled once its section cites all its claims.
    """
    data = read_yaml(crisis, "crisis.yaml").data
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for placed in elements_of(data):
        cited[placed.proposal.section].update(placed.proposal.claims)
    return {at: gap for at, gap in enumerate(draft.gaps) if not _is_filled(gap, data, cited)}


def _is_filled(gap: Gap, data: Mapping[str, Any], cited: Mapping[str, set[str]]) -> bool:
    section, *keys = gap.place.split(".")
    if section == "interests" or gap.place.endswith(".obliges"):
        sections = ("interests", "priorities") if section == "interests" else (section,)
        return any(_at(data, (own, *keys)) for own in sections)
    if section == "options":
        return False
    return bool(gap.claims) and cited[section].issuperset(gap.claims)


def _at(data: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data
