"""Coders other than the learned one: chosen by name, their suggestions kept apart, compared, reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from tightrope.app.evidence.reading import Reading
from tightrope.app.evidence.suggested import place_of
from tightrope.app.how import OnStep, quiet
from tightrope.app.result import Result
from tightrope.app.store.folder import Folder, check_inside
from tightrope.corpus import Document, Passage, Sentence, clean, split_sentences
from tightrope.corpus.document import Label
from tightrope.errors import MissingExtra, TightropeError
from tightrope.evidence import Claim, Coder
from tightrope.evidence.claims.records import write_claims
from tightrope.evidence.coding.coders import Endpoint, LanguageModelCoder
from tightrope.evidence.errors import CoderNotConfigured
from tightrope.evidence.weighing.agreement import Agreement, Suggested, compare_coders

_READ: tuple[Label, ...] = ("content", "not_english")
_NOWHERE = "http://localhost/v1"  # showing a prompt asks nobody, so any address will do


@dataclass(frozen=True, slots=True)
class CoderChoice:
    """Which coder is to read besides the learned one, and what it needs to be told."""

    endpoint: str | None = None  # up to and with the version
    model: str | None = None


@dataclass(frozen=True, repr=False)
class Prompts(Result):
    """What a language model would be asked."""

    schema = "prompts/1"
    prompts: tuple[str, ...]
    """What would be asked, a text for each document."""
    refused: tuple[TightropeError, ...]
    """Documents that could not be read."""


def make_coder(folder: Folder, choice: CoderChoice) -> Coder:
    """Gives the coder that was named; raises where an option or a package for it is missing."""
    if not choice.endpoint or not choice.model:
        raise CoderNotConfigured(
            "the language model coder needs an endpoint and a model",
            hint="name both: --endpoint http://localhost:11434/v1 --model NAME",
        )
    if find_spec("httpx") is None:
        raise MissingExtra("the language model coder", "llm")
    answers = folder.derived / "answers"
    check_inside(folder, answers / "answer")
    return LanguageModelCoder(Endpoint(choice.endpoint, choice.model), cache=answers)


def suggest(
    folder: Folder,
    coder: Coder,
    reading: Reading,
    *,
    on_step: OnStep = quiet,
) -> Suggested:
    """Lets the coder read what the learned coder has read; keeps its claims in a file of their own.

    Nothing is merged: a claim of it counts once a person has accepted it in a review.
    """
    claims: list[Claim] = []
    skipped: Counter[str] = Counter()
    findings: list[str] = []
    for document, passages in zip(reading.documents, reading.passages, strict=True):
        on_step(document.name)
        coded = coder.code(document, passages, _sentences(document, passages), reading.actors)
        claims += coded.claims
        skipped.update(coded.skipped)
        findings += coded.findings
    path = place_of(folder, coder.name)
    check_inside(folder, path)
    write_claims(path, claims)
    return Suggested(
        coder=coder.name,
        version=coder.version,
        path=path,
        claims=len(claims),
        skipped=dict(sorted(skipped.items())),
        findings=tuple(findings),
        agreement=_agreement(reading, coder.name, claims),
    )


def show_prompts(documents: Sequence[Document], choice: CoderChoice) -> tuple[str, ...]:
    """Gives what would be asked about each document, without asking."""
    endpoint = Endpoint(choice.endpoint or _NOWHERE, choice.model or "unnamed")
    coder = LanguageModelCoder(endpoint)
    return tuple(
        f"[{document.name}: {message['role']}]\n{message['content']}"
        for document in documents
        for messages in coder.show_prompt(document, _sentences(document, clean(document)))
        for message in messages
    )


def _sentences(document: Document, passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    """The sentences that another coder reads: it may know languages that the learned one does not."""
    return split_sentences(document, passages, labels=_READ)


def _agreement(reading: Reading, name: str, claims: list[Claim]) -> tuple[Agreement, ...]:
    learned = [claim for coded in reading.coded for claim in coded.claims]
    sentences = [sentence for own in reading.sentences for sentence in own]
    return compare_coders({"learned": learned, name: claims}, sentences)
