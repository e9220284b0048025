from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from tests.evidence.claims import document
from tests.evidence.coders.parses import Parse, parse
from tests.evidence.contract import PLAIN, CoderContract, code
from tightrope.errors import MissingExtra
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.code import Coder
from tightrope.evidence.coding.coders import SpacyCoder
from tightrope.evidence.errors import CoderNotConfigured

ARCS = {
    "attacked": ("attack", "VERB", "ROOT", ""),
    "attack": ("attack", "VERB", "ROOT", ""),
    "condemned": ("condemn", "VERB", "ROOT", ""),
}


def active(text: str) -> Parse:
    """The active clauses of the shared test documents: subject, verb, object."""
    words = text.replace(".", " ").split()
    arcs = dict(ARCS)
    for verb in ARCS:
        if verb in words[1:-1]:
            place = words.index(verb)
            arcs[words[0]] = (words[0], "PROPN", "nsubj", verb)
            arcs[words[place + 1]] = (words[place + 1], "PROPN", "dobj", verb)
            arcs["not"] = ("not", "PART", "neg", verb)
    return parse(text, arcs)


@pytest.fixture
def pipelines(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Pipelines that a stand-in for spaCy can load, by name."""
    known: dict[str, object] = {"hand": active}

    def load(name: str) -> object:
        if name not in known:
            raise OSError("[E050] Can't find model")
        return known[name]

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    return known


class TestKeepsTheContract(CoderContract):
    @pytest.fixture
    def coder(self, pipelines: dict[str, object]) -> Coder:
        return SpacyCoder("hand")


def read(
    pipelines: dict[str, object], text: str, arcs: dict[str, tuple[str, str, str, str]]
) -> tuple[Claim, ...]:
    pipelines["one"] = lambda words: parse(words, arcs)
    return code(SpacyCoder("one"), document("one.txt", text)).claims


def test_a_passive_turns_the_ends_round(pipelines: dict[str, object]) -> None:
    (claim,) = read(
        pipelines,
        "Graustark was attacked by Ruritania",
        {
            "attacked": ("attack", "VERB", "ROOT", ""),
            "Graustark": ("Graustark", "PROPN", "nsubjpass", "attacked"),
            "by": ("by", "ADP", "agent", "attacked"),
            "Ruritania": ("Ruritania", "PROPN", "pobj", "by"),
        },
    )
    assert (claim.source_actor, claim.target_actor) == ("ruritania", "graustark")


def test_what_somebody_says_is_reported_with_the_speaker(pipelines: dict[str, object]) -> None:
    (claim,) = read(
        pipelines,
        "Syldavia said that Ruritania attacked Graustark",
        {
            "said": ("say", "VERB", "ROOT", ""),
            "Syldavia": ("Syldavia", "PROPN", "nsubj", "said"),
            "attacked": ("attack", "VERB", "ccomp", "said"),
            "Ruritania": ("Ruritania", "PROPN", "nsubj", "attacked"),
            "Graustark": ("Graustark", "PROPN", "dobj", "attacked"),
        },
    )
    assert (claim.modality, claim.speaker) == ("reported", "syldavia")


@pytest.mark.parametrize(("word", "modality"), [("may", "hypothetical"), ("will", "predicted")])
def test_a_modal_sets_the_modality(pipelines: dict[str, object], word: str, modality: str) -> None:
    (claim,) = read(
        pipelines,
        f"Ruritania {word} attack Graustark",
        {
            "attack": ("attack", "VERB", "ROOT", ""),
            word: (word, "AUX", "aux", "attack"),
            "Ruritania": ("Ruritania", "PROPN", "nsubj", "attack"),
            "Graustark": ("Graustark", "PROPN", "dobj", "attack"),
        },
    )
    assert claim.modality == modality


def test_unknown_names_are_proposed(pipelines: dict[str, object]) -> None:
    pipelines["ents"] = lambda words: parse(words, {}, ("Zembla", "Ruritania"))
    coded = code(SpacyCoder("ents"), document("one.txt", "Zembla borders on Ruritania."))
    assert coded.proposed_actors == {"Zembla": 1}


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtra, match=r"tightrope\[spacy\]"):
        code(SpacyCoder("en_core_web_sm"), PLAIN)


def test_a_pipeline_that_is_not_there_is_named(pipelines: dict[str, object]) -> None:
    with pytest.raises(CoderNotConfigured, match="python -m spacy download xx_none"):
        code(SpacyCoder("xx_none"), PLAIN)
