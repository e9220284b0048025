"""Training the encoder: the same arithmetic with gradients, the same bytes from the same lessons."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from tests.evidence.coding import test_encoder as small
from tightrope.evidence.coding.reader.encoder import Encoder, see
from tightrope.evidence.coding.reader.pairs import find_pairs

torch = pytest.importorskip("torch", reason="torch trains the encoder; nothing else needs it")
pytest.importorskip("safetensors", reason="MiniLM's weights are read with it")
from training import encoder as taught  # noqa: E402 - only where torch is there

OUTCOMES = ("claim=", "sign=-1", "sign=0", "sign=1", "from=first", "from=second")
TEXTS = ("Chile attacked Peru.", "Chile said that it attacked Peru and Spain.", "Chile Peru")


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> taught._Net:
    monkeypatch.setattr(taught, "_LAYERS", 2)
    torch.manual_seed(3)
    made = taught._Net(small.weights(np.random.default_rng(3)), len(OUTCOMES))
    return made.eval()


def test_the_net_that_learns_computes_what_the_encoder_computes(net: taught._Net) -> None:
    encoder = Encoder(small.pieces(), net.arrays(), OUTCOMES)
    seen, scores = [], []
    for text in TEXTS:
        line = small.line_of(text)
        pairs = list(find_pairs(line))
        seen += [see(line, pair, encoder.pieces) for pair in pairs]
        scores += encoder.scores(line, pairs).tolist()
    with torch.no_grad():
        assert np.allclose(net(seen).numpy(), scores, atol=1e-3)


def lesson(is_claim: bool | None, *kinds: tuple[tuple[str, ...], float]) -> taught.Lesson:
    line = small.line_of(TEXTS[0])
    seen = see(line, next(iter(find_pairs(line))), small.pieces())
    return taught.Lesson(seen, is_claim, list(kinds))


def test_the_loss_counts_whether_and_half_of_which() -> None:
    scores = torch.tensor([[0.0, 0.0, 0.0, 0.0, 0.0, 0.0]] * 2)
    whether = taught._loss(scores, [lesson(True), lesson(False)], OUTCOMES)
    assert float(whether) == pytest.approx(np.log(2))
    told = lesson(None, (("sign=1", "from=first"), 0.5))
    which = taught._loss(scores, [told, told], OUTCOMES)
    assert float(which) == pytest.approx(0.5 * 0.5 * (np.log(3) + np.log(2)))


def test_every_lesson_comes_once_a_round() -> None:
    lessons = [lesson(k % 2 == 0, ((f"n{k}",), 1.0)) for k in range(100)]
    rounds = list(taught._batches(lessons, np.random.default_rng(0)))
    assert max(map(len, rounds)) == 32
    seen = Counter(one.kinds[0][0][0] for batch in rounds for one in batch)
    assert seen == Counter(f"n{k}" for k in range(100))
    other = list(taught._batches(lessons, np.random.default_rng(1)))
    assert other != rounds


def test_frequent_pieces_and_those_needed_are_kept_but_not_other_scripts_nor_more_masks() -> None:
    kept = [taught._is_kept(k, p, {20_000}) for k, p in ((4, "[unused3]"), (5, "[unused4]"))]
    assert kept == [True, False]
    assert taught._is_kept(9_499, "##ing", {20_000})
    assert not taught._is_kept(9_500, "rare", {20_000})
    assert taught._is_kept(20_000, "envoy", {20_000})
    assert not taught._is_kept(1300, "д", {1300})
