"""Elements of a model that a language model suggests, each checked like a person's edit and left to one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tightrope.app.drafts.drafting import chosen_claims
from tightrope.app.drafts.proposing import ProposedElement, machine_name, propose_element
from tightrope.app.evidence.coders import Prompts
from tightrope.app.evidence.reading import Reading, read_evidence
from tightrope.app.how import OnStep, quiet
from tightrope.app.result import Aside, Line, Result, table, tell
from tightrope.app.store.folder import Folder, open_folder
from tightrope.crisis import CrisisModel, read_crisis
from tightrope.draft.by_model import (
    KINDS,
    Suggestion,
    questions,
    read_suggestions,
    suggestion_schema,
)
from tightrope.errors import MissingExtra, TightropeError, UsageMistake, counted
from tightrope.evidence import Claim
from tightrope.evidence.coding.coders import Endpoint
from tightrope.evidence.coding.coders.answer import AnswerMistake
from tightrope.evidence.coding.coders.endpoint import ask, greet
from tightrope.evidence.coding.coders.prompt import Message
from tightrope.evidence.errors import CoderNotConfigured

ENDPOINT_VARIABLE = "TIGHTROPE_LLM_ENDPOINT"
_KIND = "model"  # how it signs: `model:NAME`


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A suggestion that was not put into the draft, and why."""

    section: str
    """The section of the crisis file it was meant for."""
    name: str
    """What it was called."""
    code: str
    """The code of the mistake."""
    why: str
    """The mistake in words."""


@dataclass(frozen=True, repr=False)
class Suggestions(Result):
    """What a language model suggested; nobody has decided any of it."""

    schema = "draft-model/1"
    frame_of = "not_taken"
    by: str
    """How it signs in the draft."""
    claims: int
    """How many claims it was shown."""
    basis: str
    """Whether they are accepted, suggested, or both."""
    elements: tuple[ProposedElement, ...]
    """What waits in the draft now."""
    not_taken: tuple[NotTaken, ...]
    """What did not pass the checks, was there already, or had been rejected."""
    unusable: int
    """Answers that were no list of elements."""


@dataclass(frozen=True, repr=False)
class SuggestingSetUp(Result):
    """Whether a language model can be asked for suggestions here."""

    schema = "suggesting/1"
    endpoint: str | None
    """Where it would be asked; null: no endpoint is configured."""
    variable: str
    """The environment variable that names the endpoint."""
    kinds: tuple[str, ...]
    """What can be suggested."""


def look_at_set_up() -> SuggestingSetUp:
    """Gives where suggestions would be asked for, as the environment says; asks nothing."""
    return SuggestingSetUp(os.environ.get(ENDPOINT_VARIABLE) or None, ENDPOINT_VARIABLE, KINDS)


def suggest_elements(
    path: Path,
    model: str,
    *,
    endpoint: str | None = None,
    kinds: Sequence[str] = (),
    on_step: OnStep = quiet,
    sleep: Callable[[float], None] = time.sleep,
) -> Suggestions:
    """Asks a language model what the claims bear out; what passes the checks waits in the draft.

    endpoint: up to and with the version; None: that of TIGHTROPE_LLM_ENDPOINT. kinds: indicator,
    option, link, interest; none: all. Accepted claims are shown, suggested ones where none is accepted. Each
    element cites claims that were shown, and is marked as the model's. Raises CoderNotConfigured,
    CoderUnreachable, MissingExtra; nothing is written before an answer has come.
    """
    kinds = _checked(kinds)
    where = _endpoint(endpoint, model)
    folder, crisis, reading = _read(path, on_step)
    claims, basis = chosen_claims(reading, suggested=False, least=None)
    asked = questions(crisis, claims, kinds)
    answers = list(_answers(where, asked, kinds, on_step, sleep))
    by, shown = machine_name(_KIND, model), frozenset(claim.id for claim in claims)
    elements: list[ProposedElement] = []
    not_taken: list[NotTaken] = []
    for one in (one for answer in answers for one in answer or ()):
        try:
            elements.append(_propose(folder, reading, one, by, shown))
        except TightropeError as error:
            not_taken.append(NotTaken(one.section, one.name, error.code, str(error)))
    unusable = sum(answer is None for answer in answers)
    return Suggestions(by, len(claims), basis, tuple(elements), tuple(not_taken), unusable)


def show_questions(path: Path, kinds: Sequence[str] = (), *, on_step: OnStep = quiet) -> Prompts:
    """Gives what a language model would be asked; asks and writes nothing."""
    kinds = _checked(kinds)
    _, crisis, reading = _read(path, on_step)
    claims: Sequence[Claim] = chosen_claims(reading, suggested=False, least=None)[0]
    asked = questions(crisis, claims, kinds)
    told = (f"[{one['role']}]\n{one['content']}" for question in asked for one in question)
    return Prompts(tuple(told), ())


def _checked(kinds: Sequence[str]) -> tuple[str, ...]:
    """The kinds that are meant; none named: all."""
    for kind in kinds:
        if kind not in KINDS:
            raise UsageMistake(
                "a language model suggests no such kind", value=kind, allowed=", ".join(KINDS)
            )
    return tuple(kinds) or KINDS


def _endpoint(url: str | None, model: str) -> Endpoint:
    url = url or os.environ.get(ENDPOINT_VARIABLE)
    if not url:
        raise CoderNotConfigured(
            "a language model needs an endpoint",
            hint=f"name it: --endpoint http://localhost:11434/v1, or set {ENDPOINT_VARIABLE}",
        )
    if find_spec("httpx") is None:
        raise MissingExtra("drafting by a language model", "llm")
    return Endpoint(url, model)


def _read(path: Path, on_step: OnStep) -> tuple[Folder, CrisisModel, Reading]:
    folder = open_folder(path)
    crisis = read_crisis(folder.crisis).model
    return folder, crisis, read_evidence(folder, crisis, on_step=on_step)


def _answers(
    where: Endpoint,
    asked: Sequence[Sequence[Message]],
    kinds: Sequence[str],
    on_step: OnStep,
    sleep: Callable[[float], None],
) -> Iterator[tuple[Suggestion, ...] | None]:
    """What each question was answered with; None where that is no list of elements."""
    form = 0
    for number, question in enumerate(asked, 1):
        if number == 1:
            greet(where)
        on_step(f"asking {where.model}, {number} of {len(asked)}")
        reply = ask(where, question, form=form, schema=suggestion_schema(kinds), sleep=sleep)
        form = reply.form
        try:
            yield read_suggestions(reply.text, kinds)
        except AnswerMistake:
            yield None


def _propose(
    folder: Folder, reading: Reading, one: Suggestion, by: str, shown: frozenset[str]
) -> ProposedElement:
    """Its claims are those that were shown: an id it made up is no ground, and is left out."""
    cites = [claim for claim in one.claims if claim in shown]
    value = {key: part for key, part in one.value.items() if key != "assumption"}
    return propose_element(
        folder.path, reading, one.section, value, name=one.name, cites=cites, by=by, note=one.why
    )


@tell.register
def _(result: Suggestions) -> Iterator[Line]:
    yield (
        f"{result.by} was shown {counted(result.claims, f'{result.basis} claim')} and suggests "
        f"{counted(len(result.elements), 'element')}; nobody has decided any of it"
    )
    yield table(
        "They wait in the draft",
        ("element", "claims"),
        [(one.element, ", ".join(one.claims)) for one in result.elements],
    )
    for one in result.not_taken:
        yield Aside(f"not taken: {one.section} {one.name}: {one.why} [{one.code}]")
    if result.unusable:
        yield Aside(f"{counted(result.unusable, 'answer')} held no list of elements")
    yield "Next: tightrope draft FOLDER --merge"
