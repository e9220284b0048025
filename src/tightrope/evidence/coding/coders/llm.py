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
from dataclasses import dataclass, field
from pathlib import Path

from tightrope.atomic import write_atomic
from tightrope.corpus.document import Document, Passage, Sentence
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.code import Coded
from tightrope.evidence.coding.coders.answer import AnswerMistake, ProposedClaim, parse_answer
from tightrope.evidence.coding.coders.endpoint import Endpoint, ask
from tightrope.evidence.coding.coders.prompt import (
    PROMPT_VERSION,
    Message,
    make_messages,
    make_repair,
)
from tightrope.evidence.time.when import find_times

__all__ = ["LanguageModelCoder"]

_NO_CLAIM = "no claim"


@dataclass(frozen=True, slots=True)
class LanguageModelCoder:
    """Codes with a language model behind an OpenAI-compatible endpoint that the user names."""

    endpoint: Endpoint
    cache: Path | None = None  # folder for answers, by content hash
    most_characters: int = 12_000  # of sentences in one question
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False, compare=False)

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
        """Gives the claims of one document. Every quote stands verbatim in one of its sentences.

        Raises `CoderUnreachable` when the endpoint does not answer. An answer outside the
        schema gets one repair round; what is still unusable is counted as skipped.
        """
        claims: dict[str, Claim] = {}
        skipped: Counter[str] = Counter()
        proposed: Counter[str] = Counter()
        findings: list[str] = []
        for part in self._parts(sentences):
            answer = self._answer(make_messages(document, part))
            if answer is None:
                skipped["answer not in the schema"] += len(part)
                findings.append(
                    f"{document.name}: {self.name} gave no usable answer on {len(part)} sentences"
                )
                continue
            coded: set[int] = set()
            for one in answer:
                sentence = _place(one, document, part)
                claim = sentence and self._claim(one, sentence, document, actors, skipped, proposed)
                if sentence is None:
                    skipped["quote not in the document"] += 1
                elif claim:
                    claims.setdefault(claim.id, claim)
                    coded.add(sentence.start)
            skipped[_NO_CLAIM] += sum(sentence.start not in coded for sentence in part)
        ordered = sorted(claims.values(), key=lambda c: (c.anchor.start, c.anchor.end, c.id))
        return Coded(
            tuple(ordered),
            {reason: skipped[reason] for reason in sorted(skipped) if skipped[reason]},
            tuple(findings),
            dict(sorted(proposed.items())),
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

    def _answer(self, messages: list[Message]) -> tuple[ProposedClaim, ...] | None:
        """The answer from the cache or the model, after one repair round at most."""
        path = self._cached(messages)
        if path is not None and path.is_file():
            try:
                return parse_answer(path.read_text(encoding="utf-8"))
            except (AnswerMistake, UnicodeDecodeError):
                path.unlink()  # damaged: derived data, asked for again
        text = ask(self.endpoint, messages, sleep=self.sleep)
        try:
            answer = parse_answer(text)
        except AnswerMistake as mistake:
            text = ask(self.endpoint, make_repair(messages, text, str(mistake)), sleep=self.sleep)
            try:
                answer = parse_answer(text)
            except AnswerMistake:
                return None
        if path is not None:
            _keep(path, text)
        return answer

    def _cached(self, messages: list[Message]) -> Path | None:
        if self.cache is None:
            return None
        content = json.dumps(
            [self.version, self.endpoint.url, self.endpoint.model, messages], sort_keys=True
        )
        return self.cache / f"{hashlib.sha256(content.encode()).hexdigest()}.json"

    def _claim(
        self,
        one: ProposedClaim,
        sentence: Sentence,
        document: Document,
        actors: ActorIndex,
        skipped: Counter[str],
        proposed: Counter[str],
    ) -> Claim | None:
        source = _actor(one.source_actor, actors, proposed)
        target = _actor(one.target_actor, actors, proposed) if one.target_actor else None
        if source is None or (one.target_actor and target is None):
            skipped["unknown actor"] += 1
            return None
        if source == target:
            skipped["one actor at both ends"] += 1
            return None
        start = document.text.index(one.quote, sentence.start, sentence.end)
        said, resolved = _time(one, sentence, document)
        return with_id(
            Claim(
                id="",
                document=document.name,
                anchor=make_anchor(document, start, start + len(one.quote)),
                source_actor=source,
                relation=one.relation,
                target_actor=target,
                polarity=one.polarity,
                held="no" if one.negated else "yes",
                modality=one.modality,
                speakers=_speakers(one.speaker, actors, proposed),
                time_stated=said,
                time_resolved=resolved,
                coder=self.name,
                coder_version=self.version,
                rule="model",
            )
        )


def _place(
    one: ProposedClaim, document: Document, sentences: Sequence[Sentence]
) -> Sentence | None:
    """The sentence the quote stands in: the one named, else the first that holds it."""
    named = sentences[one.sentence - 1 : one.sentence] if one.sentence >= 1 else ()
    for sentence in (*named, *sentences):
        if document.text.find(one.quote, sentence.start, sentence.end) >= 0:
            return sentence
    return None


def _actor(name: str, actors: ActorIndex, proposed: Counter[str]) -> str | None:
    """The actor id a name stands for; an unknown name is proposed, never guessed."""
    if actors.knows(name):
        return name
    mentions = actors.find_in(name)
    if mentions:
        return mentions[0].acts_for
    proposed[" ".join(name.split())] += 1
    return None


def _speakers(name: str | None, actors: ActorIndex, proposed: Counter[str]) -> tuple[str, ...]:
    speaker = _actor(name, actors, proposed) if name else None
    return (speaker,) if speaker else ()


def _time(
    one: ProposedClaim, sentence: Sentence, document: Document
) -> tuple[str | None, str | None]:
    """The time as said, where the words stand in the sentence, and as resolved."""
    if one.time is None:
        return None, None
    if document.text.find(one.time, sentence.start, sentence.end) < 0:
        return None, None
    times = find_times(one.time, document.metadata.published)
    return one.time, next((time.resolved for time in times if time.resolved), None)


def _keep(path: Path, text: str) -> None:
    """Writes an answer to the cache, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text.encode("utf-8"))
