"""The language model coder: one document at a time, no tools, every quote looked up.

Whatever the model answers, and whatever the document told it to answer, all it can bring
about is a claim over words that stand in the document; the rest is refused and counted.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tightrope.atomic import write_atomic
from tightrope.corpus.document import Document, Passage, Sentence
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.code import Coded
from tightrope.evidence.coding.coders.answer import Answer, AnswerMistake, parse_answer
from tightrope.evidence.coding.coders.endpoint import Endpoint, Reply, ask, greet
from tightrope.evidence.coding.coders.prompt import (
    PROMPT_VERSION,
    Message,
    make_messages,
    make_repair,
)
from tightrope.evidence.coding.coders.verify import Refused, Verifier

__all__ = ["LanguageModelCoder"]

_NO_CLAIM = "no claim"
_UNUSABLE = "answer not in the schema"


@dataclass(frozen=True, slots=True)
class LanguageModelCoder:
    """Codes with a language model behind an OpenAI-compatible endpoint that the user names."""

    endpoint: Endpoint
    cache: Path | None = None  # folder for answers, by content hash
    most_characters: int = 12_000  # of sentences in one question
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False, compare=False)
    _form: list[int] = field(default_factory=lambda: [0], repr=False, compare=False)

    @property
    def name(self) -> str:
        """The coder's name, with the model: results of two models are two coders'."""
        return f"llm:{self.endpoint.model}"

    @property
    def version(self) -> str:
        """The version of the prompt and of what is made of the answer."""
        return PROMPT_VERSION

    def show_prompt(
        self, document: Document, sentences: Sequence[Sentence]
    ) -> tuple[tuple[Message, ...], ...]:
        """Gives the questions that `code` would ask about these sentences, without asking."""
        return tuple(tuple(make_messages(document, part)) for part in self._parts(sentences))

    def code(
        self,
        document: Document,
        passages: Sequence[Passage],
        sentences: Sequence[Sentence],
        actors: ActorIndex,
    ) -> Coded:
        """Gives the claims of one document. Every quote and both ends stand in its sentences.

        Raises `CoderUnreachable` when the endpoint does not answer. An answer that holds no claims
        at all gets one repair round; what is unusable, refused or broken off is counted and said.
        """
        claims: dict[str, Claim] = {}
        skipped: Counter[str] = Counter()
        proposed: Counter[str] = Counter()
        findings: list[str] = []
        passed: list[tuple[int, int, str]] = []
        heads = [p for p in passages if p.label == "heading"]
        titles = [s for s in sentences if any(p.start <= s.start < p.end for p in heads)]
        verifier = Verifier(document, sentences, actors, self.name, self.version, titles)
        for part in self._parts(sentences):
            answer = self._answer(make_messages(document, part))
            if answer is None:
                skipped[_UNUSABLE] += len(part)
                passed += [(s.start, s.end, _UNUSABLE) for s in part]
                findings.append(
                    f"{document.name}: {self.name} gave no usable answer on {len(part)} sentences"
                )
                continue
            if answer.is_cut_off:
                findings.append(
                    f"{document.name}: an answer of {self.name} broke off; "
                    f"the claims before that were read"
                )
            skipped["claim not in the schema"] += len(answer.mistakes)
            coded: set[int] = set()
            for one in answer.claims:
                try:
                    claim, sentence = verifier.claim(one, part)
                except Refused as refused:
                    skipped[refused.reason] += 1
                    if refused.unknown:
                        proposed[refused.unknown] += 1
                    continue
                claims.setdefault(claim.id, claim)
                coded.add(sentence.start)
            silent = [s for s in part if s.start not in coded]
            skipped[_NO_CLAIM] += len(silent)
            passed += [(s.start, s.end, _NO_CLAIM) for s in silent]
        ordered = sorted(claims.values(), key=lambda c: (c.anchor.start, c.anchor.end, c.id))
        return Coded(
            tuple(ordered),
            {reason: skipped[reason] for reason in sorted(skipped) if skipped[reason]},
            tuple(findings),
            dict(sorted(proposed.items())),
            tuple(passed),
        )

    def _parts(self, sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
        """Cuts a document into questions the model can hold; a sentence is never cut."""
        part: list[Sentence] = []
        size = 0
        for sentence in sentences:
            length = sentence.end - sentence.start
            if part and size + length > self.most_characters:
                yield part
                part, size = [], 0
            part.append(sentence)
            size += length
        if part:
            yield part

    def _answer(self, messages: list[Message]) -> Answer | None:
        """The answer from the cache or the model, after one repair round at most."""
        path = self._cached(messages)
        if path is not None and path.is_file():
            try:
                return parse_answer(path.read_text(encoding="utf-8"))
            except (AnswerMistake, UnicodeDecodeError):
                path.unlink()  # damaged: derived data, asked for again
        reply = self._ask(messages)
        try:
            answer = parse_answer(reply.text)
        except AnswerMistake as mistake:
            reply = self._ask(make_repair(messages, reply.text, str(mistake)))
            try:
                answer = parse_answer(reply.text)
            except AnswerMistake:
                return None
        if reply.is_cut_off or answer.is_cut_off:
            return replace(answer, is_cut_off=True)  # not kept: another time it may be whole
        if path is not None:
            _keep(path, reply.text)
        return answer

    def _ask(self, messages: list[Message]) -> Reply:
        """Asks in the form of answer that this server has been found to take."""
        if len(self._form) == 1:
            greet(self.endpoint)
        reply = ask(self.endpoint, messages, form=self._form[-1], sleep=self.sleep)
        self._form.append(reply.form)
        return reply

    def _cached(self, messages: list[Message]) -> Path | None:
        if self.cache is None:
            return None
        content = json.dumps(
            [self.version, self.endpoint.url, self.endpoint.model, messages], sort_keys=True
        )
        return self.cache / f"{hashlib.sha256(content.encode()).hexdigest()}.json"


def _keep(path: Path, text: str) -> None:
    """Writes an answer to the cache, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text.encode("utf-8"))
