"""The doors that text from outside comes in by, each with seeds and with words it understands."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

from tests.articles import CRISIS, FIRST, SECOND
from tests.corpus.files import MESSAGE, docx, page, pdf, warc
from tightrope.analysis.questions import parse_expectations
from tightrope.app.evidence.sources import read_source_notes
from tightrope.app.store.folder import Folder
from tightrope.conflict import examine_game
from tightrope.corpus import clean, read_bytes, read_documents, split_sentences
from tightrope.crisis import (
    CrisisModel,
    apply_change,
    check_crisis,
    parse_change,
    parse_crisis,
    parse_formula,
)
from tightrope.evidence import ActorIndex, Decision, LearnedCoder, read_decisions
from tightrope.evidence.claims.records import decision_from_record, parse_line, to_line

__all__ = ["LAYERS", "Layer"]


@dataclass(frozen=True, slots=True)
class Layer:
    """One door: what goes in, and how many inputs of it a thousand of a long run are."""

    name: str
    share: int  # of a thousand in the long run
    few: int  # in the normal run
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...]
    run: Callable[[bytes], object]


def _words(*texts: str) -> tuple[bytes, ...]:
    """The words and marks of texts, to be strewn into others."""
    found = {w for text in texts for w in re.findall(r"[\w.-]+|[^\w\s]|\n *", text)}
    return tuple(word.encode() for word in sorted(found))


@cache
def _model() -> CrisisModel:
    return parse_crisis(CRISIS).model


@cache
def _actors() -> ActorIndex:
    return ActorIndex.build()


def _place(name: str) -> Path:
    return Path(_SCRATCH.name) / name


_SCRATCH = tempfile.TemporaryDirectory(prefix="fuzz-")


def _document(name: str) -> Callable[[bytes], object]:
    def read(data: bytes) -> object:
        document = read_bytes(data, name)
        passages = clean(document)
        sentences = split_sentences(document, passages)
        coded = LearnedCoder().code(document, passages, sentences, _actors())
        for claim in coded.claims:
            anchor = claim.anchor
            if document.text[anchor.start : anchor.end] != anchor.exact:
                raise ValueError(f"a quote that does not stand in the document: {anchor}")
        return coded

    return read


def _packed(name: str) -> Callable[[bytes], object]:
    def read(data: bytes) -> object:
        path = _place(name)
        path.write_bytes(data)
        return [clean(document) for document in read_documents([path])]

    return read


def _crisis(data: bytes) -> object:
    file = parse_crisis(data.decode("utf-8", "replace"))
    findings = check_crisis(file)
    return findings if any(f.severity == "error" for f in findings) else examine_game(file).findings


_LEVELS = {
    "russia.backing": ("none", "words", "arms"),
    "usa.strike": ("no", "yes"),
    "iran.settle": ("no", "yes"),
}


def _formula(data: bytes) -> object:
    formula = parse_formula(data.decode("utf-8", "replace"), _LEVELS)
    again = parse_formula(str(formula), _LEVELS)
    if again != formula:
        raise ValueError(f"written and read again it is another formula: {formula}")
    return formula.evaluate({option: len(names) - 1 for option, names in _LEVELS.items()})


def _change(data: bytes) -> object:
    model = _model()
    return apply_change(model, parse_change(data.decode("utf-8", "replace"), model))


def _decision(data: bytes) -> object:
    return decision_from_record(parse_line(data.decode("utf-8", "replace"), "x:1"), "x:1")


def _decisions(data: bytes) -> object:
    path = _place("evidence.jsonl")
    path.write_bytes(data)
    return read_decisions(path)


def _sources(data: bytes) -> object:
    folder = Folder(Path(_SCRATCH.name))
    folder.source_notes.write_bytes(data)
    return read_source_notes(folder)


def _expectations(data: bytes) -> object:
    return parse_expectations(data.decode("utf-8", "replace"), "expectations.yaml")


def _decision_seed() -> bytes:
    document = read_bytes(FIRST.encode(), "first.txt")
    passages = clean(document)
    coded = LearnedCoder().code(document, passages, split_sentences(document, passages), _actors())
    claim = replace(coded.claims[0], time_resolved="2024-03")
    return to_line(Decision(claim, "accepted", "B", 2, "ann", "2024-05-01T10:00:00+00:00")).encode()


_PLAIN = (FIRST.encode(), SECOND.encode(), FIRST.encode("utf-16"), b"Spain attacked Algeria.\n" * 3)
_TALK = (
    *_words(FIRST, SECOND),
    b"Read more", b"Share this", b"By Ann Lee", b"Updated on", b"said:", b"warned that if",
    b"did not deny", b"according to", b"would have", "“".encode(), "”".encode(), b"3 May 2019",
    b"yesterday", b"https://x.example/a", b"\n\n", b"* ", b"# ", b"| ",
)  # fmt: skip
_JSON = (b'{"text": "Spain attacked Algeria.", "title": "A", "published": "2024-05-01"}\n',)
_FORMULAS = (
    b"russia.backing >= words and not usa.strike", b"(iran.settle if usa.strike) or strike",
    b"iran.settle iff russia.backing != arms", b"not (backing = none or settle) if usa.strike",
)  # fmt: skip
_CHANGES = (
    b"algeria.cut=yes", b"spain: raise 'spain.side' above 'not algeria.cut'",
    b"algeria: drop 'not spain.side'", b"spain: want 'algeria.cut or spain.side' above 'spain.side'",
    b"algeria: lower 'not spain.side' below 'algeria.cut iff spain.side'",
)  # fmt: skip
_NOTES = (
    b"first.txt:\n  title: A\n  published: 2024-05-01\n  reliability: B\n  reason: said so\n",
    b"a.txt: {author: Ann, url: 'https://x.example'}\nb.txt: {}\n",
)
_EXPECTED = (
    resources.files("tightrope.cases")
    .joinpath("two-cities-teaching/expectations.yaml")
    .read_bytes(),
)
_YAML = (
    *_words(CRISIS), b"- ", b": ", b"\n  ", b"|\n", b">\n", b"? ", b"# ", b"---\n", b"...\n",
)  # fmt: skip

LAYERS = (
    Layer("plain", 35, 600, _PLAIN, _TALK, _document("x.txt")),
    Layer("markdown", 10, 250, (b"# A\n\n" + _PLAIN[0],), _TALK, _document("x.md")),
    Layer("html", 5, 150, (page(), page(f"<p>{FIRST}</p>")), _TALK + _words(page().decode()),
          _document("x.html")),
    Layer("message", 15, 300, (MESSAGE,), _TALK + _words(MESSAGE.decode("latin-1")),
          _document("x.eml")),
    Layer("json lines", 25, 400, _JSON, _words(_JSON[0].decode()), _document("x.jsonl")),
    Layer("web archive", 0, 40, (warc(page()), warc(page(), packed=False)), _TALK, _packed("x.warc")),
    Layer("pdf", 0, 5, (pdf("Spain attacked Algeria."),), _words(pdf("x").decode()),
          _packed("x.pdf")),
    Layer("word", 0, 5, (docx((FIRST,)),), _TALK, _packed("x.docx")),
    Layer("crisis file", 4, 120, (CRISIS.encode(),), _YAML, _crisis),
    Layer("formula", 440, 3000, _FORMULAS, _words(*(f.decode() for f in _FORMULAS)), _formula),
    Layer("change", 170, 1000, _CHANGES, _words(*(c.decode() for c in _CHANGES)), _change),
    Layer("decision", 270, 3000, (_decision_seed(),), _words(_decision_seed().decode()), _decision),
    Layer("decisions file", 12, 300, (_decision_seed() + b"\n",), _words(_decision_seed().decode()),
          _decisions),
    Layer("source notes", 9, 300, _NOTES, _words(*(n.decode() for n in _NOTES)), _sources),
    Layer("expectations", 5, 120, _EXPECTED, _words(*(e.decode() for e in _EXPECTED)),
          _expectations),
)  # fmt: skip
