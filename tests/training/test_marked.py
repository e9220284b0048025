"""Claims whose ends the reader does not find are learned from where their labels mark them."""

from __future__ import annotations

from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.refer import Resolver
from training.gold import read_texts
from training.marked import marked_examples
from training.pairs import examples_of


def test_a_claim_that_no_pair_was_found_for_gets_one_from_its_marks() -> None:
    texts = read_texts()[:12]
    read = examples_of(texts, ActorIndex.build(), Resolver({}))
    led = {claim["id"] for example in read for claim in example.claims}
    marked = list(marked_examples(read))
    assert marked
    for example in marked:
        (claim,) = example.claims
        assert claim["id"] not in led
        assert {example.pair.a.actor, example.pair.b.actor} == {claim["source"], claim["target"]}
        spans = [example.masked.line.spans[k] for k in (example.pair.first, example.pair.second)]
        assert spans[0].last <= spans[1].first
        for span in spans:
            assert claim_stands(example.text.document.text[span.start : span.end], claim)


def claim_stands(words: str, claim: dict[str, object]) -> bool:
    """Whether the words are those of one of the claim's ends, or a name that it goes back to."""
    told = [str(claim.get(f"{end}_text") or "").lower() for end in ("source", "target")]
    return any(words.lower() in t or not t for t in told)
