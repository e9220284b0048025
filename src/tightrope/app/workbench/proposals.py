"""The draft at a screen: its elements that wait, with their quotes; decided one by one or together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tightrope.app.drafts.drafting import is_untouched
from tightrope.app.drafts.merging import Merging, decide_elements
from tightrope.app.errors import NoDraft, UnknownElement
from tightrope.app.evidence.reading import Reading
from tightrope.app.model.checking import accepted_claims
from tightrope.app.result import Result
from tightrope.app.results import Merged
from tightrope.app.store.folder import Folder, read_text
from tightrope.draft import Proposal
from tightrope.draft.claimed import quote_of
from tightrope.draft.proposal import Gap
from tightrope.draft.read import read_draft
from tightrope.errors import nearest
from tightrope.evidence import ActorIndex

_MOST_QUOTES = 30


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim that an element is drawn from."""

    claim: str
    """Its id."""
    quote: str
    """The words."""
    document: str
    """Where they stand."""
    accepted: bool
    """Whether a person has accepted it; accepting the element accepts it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An element of the draft, or a change of the file, that is still to be decided."""

    id: str
    """What it is called."""
    section: str
    """The section of the crisis file."""
    key: tuple[str | int, ...]
    """Its keys in the section; none in a list."""
    value: dict[str, Any]
    """The element."""
    text: str
    """The same as YAML."""
    quotes: tuple[Quoted, ...]
    """What it is drawn from; of an actor, where it is named."""
    proposed_by: str
    """The language model or assistant that proposed it; empty: the claims themselves."""
    why: str
    """Why, in its words."""
    how: Literal["add", "change", "remove"]
    """Whether it is new, changes an element of the file, or takes it out."""
    what: tuple[str, ...]
    """Of a change: what would be different in the file, in sentences."""


@dataclass(frozen=True, repr=False)
class Proposed(Result):
    """What the draft of a folder proposes."""

    schema = "proposals/1"
    frame_of = "waiting"
    made: bool
    """Whether there is a draft."""
    untouched: bool
    """Whether it is as the program wrote it, so that a new one may take its place."""
    waiting: tuple[Waiting, ...]
    """Its elements that the crisis file has not, and changes of those it has, that nobody has rejected."""
    rejected: tuple[str, ...]
    """Those that a person did not want."""
    gaps: tuple[Gap, ...]
    """What it leaves to a person."""
    names: dict[str, str]
    """Actor that an element speaks of -> its name."""


def list_proposals(folder: Folder, reading: Reading) -> Proposed:
    """Gives what the folder's draft proposes by now. Raises CrisisNotYaml, CrisisInvalid."""
    text = read_text(folder.draft)
    if not text:
        return Proposed(False, True, (), (), (), {})
    merging = _merging(folder, reading, text, "")
    accepted = accepted_claims(folder)
    waiting = tuple(_waiting(merging, one, accepted) for one in merging.waiting)
    names = dict(_names(waiting, reading.actors))
    draft = merging.draft
    return Proposed(True, is_untouched(text), waiting, draft.rejected, draft.gaps, names)


def _names(waiting: Iterable[Waiting], actors: ActorIndex) -> Iterator[tuple[str, str]]:
    for one in waiting:
        if one.section == "actors":
            yield str(one.key[0]), str(one.value.get("name", one.key[0]))
        ends = (part for value in one.value.values() for part in _listed(value))
        for word in (*one.key, *ends):
            if isinstance(word, str) and actors.knows(word):
                yield word, actors.name(word)


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else (value,)


def decide_proposals(
    folder: Folder,
    reading: Reading,
    accept: Sequence[str],
    reject: Sequence[str],
    texts: Mapping[str, str],
    by: str = "",
    browser: str = "",
) -> Merged:
    """Accepts and rejects elements by name; one with a text of its own is accepted in that form.

    Raises UnknownElement; what cannot be put into the file is told as refused.
    """
    text = read_text(folder.draft)
    if not text:
        raise NoDraft("there is no draft in this folder yet", hint="make one first")
    merging = _merging(folder, reading, text, by, browser)
    known = {one.id: one for one in merging.waiting}
    for name, text in texts.items():
        if name not in known:
            raise UnknownElement("no such element waits", value=name, hint=nearest(name, known))
        merging.edit(text, known[name])
    return decide_elements(merging, accept, reject)


def _merging(folder: Folder, reading: Reading, text: str, by: str, browser: str = "") -> Merging:
    draft = read_draft(text, folder.draft.name)
    return Merging(folder, reading, draft, read_text(folder.crisis), by=by, browser=browser)


def _waiting(merging: Merging, one: Proposal, accepted: Container[str]) -> Waiting:
    quotes = tuple(
        Quoted(claim.id, quote_of(claim), claim.document, claim.id in accepted)
        for claim in merging.quoted(one)[:_MOST_QUOTES]
    )
    own = next((origin for origin in merging.draft.proposed if origin.element == one.id), None)
    said = ("", "") if own is None else (own.by, own.note)
    what = merging.effect(one)
    return Waiting(
        one.id, one.section, one.key, one.value, merging.text(one), quotes, *said, one.how, what
    )
