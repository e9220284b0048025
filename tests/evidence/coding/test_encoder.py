"""The encoder: words in pieces, a sentence as it sees it, and its arithmetic against a slow, obvious one."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.evidence.claims import document, sentences
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.encoder import (
    HEADS,
    LONGEST,
    Encoder,
    Pieces,
    Seen,
    rounded,
    see,
)
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.pairs import Pair, find_pairs
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.sentence import Line

WIDTH, WIDE, HIDDEN = HEADS * 2, 5, 6
OUTCOMES = ("claim=", "sign=-1", "sign=0", "sign=1", "from=first", "from=second")
KNOWN = (
    "[PAD]", "[unused0]", "[unused1]", "[unused2]", "[unused3]", "[UNK]", "[CLS]", "[SEP]",
    "attack", "##ed", "##er", "att", "it", "said", "that", "the", ".", "'", "s", "and", "on", "to",
)  # fmt: skip


def pieces() -> Pieces:
    return Pieces(KNOWN)


def line_of(text: str) -> Line:
    one = document("a.txt", text)
    read = read_lines(
        one, sentences(one), ActorIndex.build(), Resolver(load_model(quick=True).antecedents)
    )
    return read.lines[0]


def words(seen: Seen) -> list[str]:
    return [KNOWN[place] for place in seen.pieces]


def test_a_word_is_cut_into_its_longest_known_pieces() -> None:
    known = pieces()
    assert [KNOWN[k] for k in known.of("Attacked")] == ["attack", "##ed"]
    assert [KNOWN[k] for k in known.of("attàck")] == ["attack"]
    assert [KNOWN[k] for k in known.of("'s")] == ["'", "s"]


def test_a_word_of_which_a_part_is_unknown_is_one_unknown_piece() -> None:
    assert [KNOWN[k] for k in pieces().of("attackedly")] == ["[UNK]"]
    assert [KNOWN[k] for k in pieces().of("\u200b")] == ["[UNK]"]


def test_names_are_masked_and_marked_by_whose_they_are() -> None:
    line = line_of("Chile attacked Peru and Spain.")
    pair = next(p for p in find_pairs(line) if p.b.acts_for == "peru")
    seen = see(line, pair, pieces())
    assert words(seen) == [
        "[CLS]", "[unused0]", "attack", "##ed", "[unused1]", "and", "[unused2]", ".", "[SEP]",
    ]  # fmt: skip
    assert seen.marks == [0, 1, 0, 0, 2, 0, 3, 0, 0]
    assert (seen.first, seen.second) == ((1, 2), (4, 5))


def test_a_pronoun_is_read_as_written_and_says_how_sure_it_is() -> None:
    line = line_of("Chile said that it attacked Peru.")
    spans = [s.kind for s in line.spans]
    which = spans.index("pronoun")
    pair = next(p for p in find_pairs(line) if p.first == which)
    seen = see(line, pair, pieces())
    assert words(seen)[seen.first[0] : seen.first[1]] == ["it"]
    assert seen.sure == (pair.a.sure, pair.b.sure)
    assert 0 < seen.sure[0] < 1 == seen.sure[1]


def test_two_actors_of_one_span_are_marked_as_both() -> None:
    line = line_of("Chile attacked Peru.")
    pair = Pair(0, 0, line.spans[0].referents[0], line.spans[1].referents[0])
    seen = see(line, pair, pieces())
    assert seen.marks == [0, 4, 0, 0, 3, 0, 0]
    assert seen.first == seen.second == (1, 2)


@pytest.mark.parametrize("before", [0, 10, 200])
def test_of_a_long_sentence_what_stands_around_the_pair_is_seen(before: int) -> None:
    text = "said " * before + "Chile " + "said " * 5 + "Peru " + "that " * 200 + "."
    line = line_of(text)
    seen = see(line, next(iter(find_pairs(line))), pieces())
    assert len(seen.pieces) == len(seen.marks) <= LONGEST
    assert [KNOWN[seen.pieces[k]] for k in (seen.first[0], seen.second[0])] == [
        "[unused0]",
        "[unused1]",
    ]
    assert words(seen)[seen.second[1] : seen.second[1] + 20] == ["that"] * 20
    assert seen.first[0] == min(before + 1, 20)


def test_a_sentence_that_is_not_too_long_is_seen_whole() -> None:
    line = line_of("said " * 60 + "Chile " + "said " * 5 + "Peru " + "that " * 56 + ".")
    seen = see(line, next(iter(find_pairs(line))), pieces())
    assert len(seen.pieces) == 60 + 1 + 5 + 1 + 56 + 1 + 2 < LONGEST
    assert seen.first[0] == 61


def test_ends_too_far_apart_stay_within_what_is_seen() -> None:
    line = line_of("Chile " + "said " * 300 + "Peru.")
    seen = see(line, next(iter(find_pairs(line))), pieces())
    assert len(seen.pieces) == LONGEST
    for start, end in (seen.first, seen.second):
        assert 0 <= start < end <= LONGEST


def weights(rng: np.random.Generator, layers: int = 2) -> dict[str, np.ndarray]:
    shapes = {
        "pieces": (len(KNOWN), WIDTH), "marks": (5, WIDTH), "places": (LONGEST, WIDTH),
        "start_scale": (WIDTH,), "start_shift": (WIDTH,),
        "hidden": (4 * WIDTH + 2, HIDDEN), "hidden_bias": (HIDDEN,),
        "outcomes": (HIDDEN, len(OUTCOMES)), "outcomes_bias": (len(OUTCOMES),),
    }  # fmt: skip
    for k in range(layers):
        dense = {
            "mixed": (WIDTH, 3 * WIDTH),
            "told": (WIDTH, WIDTH),
            "wide": (WIDTH, WIDE),
            "narrow": (WIDE, WIDTH),
        }
        for name, (rows, columns) in dense.items():
            shapes |= {f"layer{k}.{name}": (rows, columns), f"layer{k}.{name}_bias": (columns,)}
        for name in ("first", "last"):
            shapes |= {f"layer{k}.{name}_{part}": (WIDTH,) for part in ("scale", "shift")}
    return {name: rng.normal(0, 0.5, shape).astype(np.float32) for name, shape in shapes.items()}


def slowly(encoder: Encoder, seen: Seen) -> list[float]:
    """The same by the definitions, one number after the other."""
    w = {name: found.astype(float).tolist() for name, found in encoder.weights.items()}

    def dense(row: list[float], name: str) -> list[float]:
        table, bias = w[name], w[f"{name}_bias"]
        return [sum(x * table[i][j] for i, x in enumerate(row)) + b for j, b in enumerate(bias)]

    def norm(row: list[float], name: str) -> list[float]:
        mean = sum(row) / len(row)
        spread = math.sqrt(sum((x - mean) ** 2 for x in row) / len(row) + 1e-12)
        scale, shift = w[f"{name}_scale"], w[f"{name}_shift"]
        return [(x - mean) / spread * s + t for x, s, t in zip(row, scale, shift, strict=True)]

    def add(*rows: list[float]) -> list[float]:
        return [sum(xs) for xs in zip(*rows, strict=True)]

    def bend(row: list[float]) -> list[float]:
        return [
            x / 2 * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))) for x in row
        ]

    states = [
        norm(add(w["pieces"][p], w["marks"][m], w["places"][k]), "start")
        for k, (p, m) in enumerate(zip(seen.pieces, seen.marks, strict=True))
    ]
    size = WIDTH // HEADS
    for k in range(2):
        mixed = [dense(row, f"layer{k}.mixed") for row in states]
        told: list[list[float]] = [[] for _ in states]
        for head in range(HEADS):
            parts = [
                [
                    row[part * WIDTH + head * size : part * WIDTH + (head + 1) * size]
                    for row in mixed
                ]
                for part in range(3)
            ]
            for own, query in zip(told, parts[0], strict=True):
                odds = [
                    math.exp(sum(a * b for a, b in zip(query, key, strict=True)) / math.sqrt(size))
                    for key in parts[1]
                ]
                own += [
                    sum(o * value[d] for o, value in zip(odds, parts[2], strict=True)) / sum(odds)
                    for d in range(size)
                ]
        states = [
            norm(add(row, dense(own, f"layer{k}.told")), f"layer{k}.first")
            for row, own in zip(states, told, strict=True)
        ]
        states = [
            norm(
                add(row, dense(bend(dense(row, f"layer{k}.wide")), f"layer{k}.narrow")),
                f"layer{k}.last",
            )
            for row in states
        ]

    def mean(start: int, end: int) -> list[float]:
        rows = states[start:end]
        return [sum(xs) / len(rows) for xs in zip(*rows, strict=True)] if rows else [0.0] * WIDTH

    ends = mean(*seen.first) + mean(*seen.second) + mean(seen.first[1], seen.second[0])
    return dense(bend(dense([*ends, *states[0], *seen.sure], "hidden")), "outcomes")


@pytest.mark.parametrize(
    "text",
    [
        "Chile attacked Peru.",
        "Chile said that it attacked Peru and Spain.",
        "Chile Peru",
    ],
)
def test_the_scores_are_those_of_the_definitions(text: str) -> None:
    encoder = Encoder(pieces(), weights(np.random.default_rng(7)), OUTCOMES)
    line = line_of(text)
    pairs = list(find_pairs(line))
    found = encoder.scores(line, pairs)
    assert found.shape == (len(pairs), len(OUTCOMES))
    for pair, row in zip(pairs, found, strict=True):
        assert row == pytest.approx(slowly(encoder, see(line, pair, encoder.pieces)), abs=1e-3)


def test_the_shares_of_each_head_sum_to_one_and_follow_the_scores() -> None:
    encoder = Encoder(pieces(), weights(np.random.default_rng(1)), OUTCOMES)
    shares = encoder.shares(np.array([3, 0, math.log(2), 0, 5, 5], np.float32))
    assert list(shares) == ["claim", "sign", "from"]
    assert shares["sign"] == pytest.approx([0.25, 0.5, 0.25])
    assert shares["from"] == pytest.approx([0.5, 0.5])


def test_on_file_weights_are_whole_numbers_of_few_levels() -> None:
    made = Encoder(pieces(), weights(np.random.default_rng(2)), OUTCOMES)
    arrays = made.to_arrays()
    for name, most in (("pieces", 5), ("layer1.wide", 15), ("hidden", 31), ("outcomes", 127)):
        assert arrays[name].dtype == np.int8
        assert np.abs(arrays[name]).max() == most
    assert arrays["pieces:scale"].shape == (len(KNOWN), 1)  # a scale for each piece
    assert arrays["layer0.wide:scale"].shape == (1, WIDE)  # ... and for what feeds one number
    again = Encoder.from_arrays(arrays)
    assert again.pieces.known == KNOWN
    assert again.outcomes == OUTCOMES
    for name, before in made.weights.items():
        after = again.weights[name]
        steps = arrays.get(f"{name}:scale", np.float32(0))
        assert np.all(np.abs(after - before) <= steps * 0.5001)
    same = again.rounded()
    assert all(np.allclose(same.weights[k], v, atol=1e-6) for k, v in again.weights.items())


def test_a_row_of_nothing_is_kept_as_nothing() -> None:
    assert rounded(np.zeros((2, 3), np.float32), 5).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_the_encoder_that_ships_knows_the_outcomes_of_the_linear_model() -> None:
    model = load_model()
    assert model.encoder is not None
    assert model.encoder.outcomes == model.pairs.outcomes
    assert load_model(quick=True).encoder is None
