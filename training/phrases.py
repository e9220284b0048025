"""Examples from plain sentences: what the words of agencies claim that the labelled texts do not happen to use.

`corpus/phrases.txt` gives them by event, relation, polarity and phase, with X for the source, Y for the
target and "Xan", "Yan" for what belongs to them. They teach which claim, never whether there is one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from tightrope.corpus.document import Document, Sentence
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.anaphors import AnaphorKind
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.features import pair_features
from tightrope.evidence.coding.reader.pairs import find_pairs, mask
from tightrope.evidence.coding.reader.refer import Resolver
from training.gold import Text
from training.pairs import Example
from training.records import CORPUS

__all__ = ["Phrase", "phrase_examples", "read_phrases"]

# Two states of which the built-in file knows name and adjective; the coder masks them.
_ENDS = {"X": ("peru", "Peru", "Peruvian"), "Y": ("kenya", "Kenya", "Kenyan")}
_SLOT = re.compile(r"\b([XY])(an)?\b")
_NOBODY = Resolver(dict.fromkeys(get_args(AnaphorKind), -99.0))  # pronouns stand for nobody here
_USUAL = {"held": "yes", "modality": "asserted", "speaker": None}


class Phrase(NamedTuple):
    """A plain sentence with X and Y in it, and what it claims of them."""

    text: str
    claim: dict[str, Any]


def read_phrases(path: Path = CORPUS / "phrases.txt") -> Iterator[Phrase]:
    """Gives the sentences of the file in order."""
    claim: dict[str, Any] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            event, relation, polarity, *phase = line.split()[1:]
            usual = "ongoing" if event == "STATE" else "done"
            claim = {"event": event, "relation": relation, "polarity": int(polarity)}
            claim["phase"] = phase[0] if phase else usual
        elif line and not line.startswith("#"):
            yield Phrase(line, claim)


@cache
def phrase_examples(actors: ActorIndex) -> tuple[Example, ...]:
    """Gives the pair of each sentence with its claim; a sentence whose two ends are not found gives none."""
    return tuple(e for phrase in read_phrases() if (e := _example(phrase, actors)) is not None)


def _example(phrase: Phrase, actors: ActorIndex) -> Example | None:
    text = _SLOT.sub(lambda m: _ENDS[m[1]][2 if m[2] else 1], phrase.text)
    claim = _USUAL | phrase.claim | {"source": _ENDS["X"][0], "target": _ENDS["Y"][0]}
    document = Document(hashlib.sha256(text.encode()).hexdigest(), "phrases.txt", text)
    sentences = (Sentence(document.name, 0, len(text)),)
    read = read_lines(document, sentences, actors, _NOBODY)
    masked = mask(read.lines[0])
    for pair in find_pairs(read.lines[0]):
        if {pair.a.acts_for, pair.b.acts_for} == {claim["source"], claim["target"]}:
            told = Text(document, sentences, frozenset(), [claim], "")
            return Example(told, read, masked, pair, pair_features(masked, pair), [claim])
    return None
