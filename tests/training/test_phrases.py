"""Plain phrases: each claims what its head says by the codebook, of ends the coder finds."""

from __future__ import annotations

from tightrope.evidence.claims.codebook import EVENTS, PHASES, RULES
from tightrope.evidence.coding.actors import ActorIndex
from training.phrases import phrase_examples, read_phrases


def test_every_phrase_names_both_ends_and_claims_by_the_codebook() -> None:
    wrong = []
    for phrase in read_phrases():
        claim, rule = phrase.claim, RULES[phrase.claim["relation"]]
        told = claim["phase"] in PHASES and claim["event"] in EVENTS
        plain = claim["phase"] not in ("ended", "refused", "planned")
        if not (
            told
            and claim["polarity"] in rule.polarities
            and (claim["event"] in rule.events or not plain)
            and "X" in phrase.text
            and "Y" in phrase.text
        ):
            wrong.append(phrase)
    assert not wrong


def test_no_phrase_stands_twice() -> None:
    texts = [phrase.text for phrase in read_phrases()]
    assert len(texts) == len(set(texts)) > 900


def test_nearly_all_phrases_give_an_example_of_both_ends() -> None:
    examples = phrase_examples(ActorIndex.build())
    assert len(examples) >= 0.99 * sum(1 for _ in read_phrases())
    for example in examples:
        (claim,) = example.claims
        assert {example.pair.a.acts_for, example.pair.b.acts_for} == {
            claim["source"],
            claim["target"],
        }
        kinds = {
            example.masked.line.spans[k].kind for k in (example.pair.first, example.pair.second)
        }
        assert kinds.isdisjoint({"pronoun", "phrase"})
