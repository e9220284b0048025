"""Leaves whole crises out: what the coder proposes on texts of crises it has not learned from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.model import Model
from tightrope.evidence.coding.reader.promises import told_by
from tightrope.evidence.coding.reader.propose import Proposal, find_proposals
from tightrope.evidence.coding.reader.quote import quote_of
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.sentence import Line
from training.gold import Text
from training.learn import folds, learn
from training.named import actors_named
from training.score import Found

__all__ = ["Left", "LeftOut", "as_found", "leave_out", "propose_in", "trivial"]

_PROCESSES = 2  # in which parts are learned side by side; the figures do not depend on it


@dataclass(frozen=True)
class Left:
    """A proposal on a text of a crisis that was left out, quoted and attributed."""

    text: Text
    line: Line
    proposal: Proposal
    quote: tuple[int, int]
    speaker: str | None


@dataclass(frozen=True)
class LeftOut:
    """The proposals on texts, each by a model that has not seen its crisis."""

    plain: list[Left]  # with the built-in actor files only
    named: list[Left]  # ... where the crisis' own actors are named
    quick: list[Left]  # ... without the encoder


def leave_out(
    texts: Sequence[Text], actors: ActorIndex, number: int = 5, *, only: Collection[str] = ()
) -> LeftOut:
    """Gives the proposals on every text, each by a model that has not seen its crisis.

    With `only`, the texts so named are one part, and nothing else is read.
    """
    parts = [[t for t in texts if t.document.name in only]] if only else folds(texts, number)
    jobs = [(list(texts), part, actors) for part in parts]
    with ProcessPoolExecutor(min(_PROCESSES, len(jobs))) as pool:
        found = list(pool.map(_left_out, jobs))
    return LeftOut(
        [one for part in found for one in part.plain],
        [one for part in found for one in part.named],
        [one for part in found for one in part.quick],
    )


def _left_out(job: tuple[list[Text], list[Text], ActorIndex]) -> LeftOut:
    """Gives the proposals on one part by a model of the others."""
    texts, part, actors = job
    names = {t.document.name for t in part}
    model = learn([t for t in texts if t.document.name not in names], actors)
    found = LeftOut([], [], [])
    for crisis in sorted({t.crisis for t in part}):
        own = [t for t in part if t.crisis == crisis]
        index = actors_named(own, actors)
        for text in own:
            found.plain.extend(propose_in(text, model, actors))
            found.named.extend(propose_in(text, model, index))
            found.quick.extend(propose_in(text, replace(model, encoder=None), actors))
    return found


def propose_in(text: Text, model: Model, actors: ActorIndex) -> Iterator[Left]:
    """Gives the proposals of one text."""
    read = read_lines(
        text.document,
        text.sentences,
        actors,
        Resolver(model.antecedents),
        headings=text.headings,
    )
    for line in read.lines:
        for found in find_proposals(line, model):
            proposal, speakers = told_by(read, line, found)
            quote = quote_of(text.document.text, line, proposal)
            yield Left(text, line, proposal, quote, speakers[-1] if speakers else None)


def as_found(left: Left, confidence: float | None = None) -> Found:
    """Gives a proposal in the scorer's form."""
    p = left.proposal
    return Found(
        left.text.document.name, *left.quote, p.source.acts_for, p.target.acts_for,
        p.relation, p.sign, p.scope.phase, p.scope.held, p.scope.modality, left.speaker, p.event,
        p.confidence if confidence is None else confidence,
    )  # fmt: skip


def trivial(texts: Sequence[Text], actors: ActorIndex) -> list[Found]:
    """Gives the baseline that anybody can have: every two actors named in one sentence are hostile."""
    found = []
    for text in texts:
        for sentence in text.sentences:
            stretch = text.document.text[sentence.start : sentence.end]
            mentions = actors.find_in(stretch, at=text.document.metadata.published)
            named = list(dict.fromkeys(m.acts_for for m in mentions))
            found += [
                Found(text.document.name, sentence.start, sentence.end, a, b, "military_action", -1)
                for k, a in enumerate(named)
                for b in named[k + 1 :]
            ]
    return found
