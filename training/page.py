"""The page of the coder's figures, all of them on crises left out; written by `python -m training.train`."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from tightrope.evidence.claims.claim import PROPOSED
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.coder import POSSIBLE
from training.antecedents import learn_antecedents, measure_antecedents
from training.curve import certainty_of, confidences
from training.gold import Text
from training.learn import folds
from training.score import GROUP, Found, Scores, gold_found, is_dyad, is_pair, score
from training.second import agreement_page
from training.validate import Left, LeftOut, as_found, leave_out, trivial

__all__ = ["PAGE", "write_page"]

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "coder.md"
RELEASE = Path(__file__).parent / "release.json"
HURTS = Path(__file__).parent / "hurts.md"  # what was tried, and what is missing
_NEW = "w"  # how the hands are named whose texts the release before had not
_SHARES = (0.25, 0.5, 1.0)  # of the crises, for the learning curve
_LEVELS = ("pair", "dyad", "relation", "exact", "full")
_BANDS = ((POSSIBLE, 0.35), (0.35, 0.5), (0.5, PROPOSED), (PROPOSED, 0.8), (0.8, 1.0))


def write_page(texts: Sequence[Text], actors: ActorIndex, left: LeftOut) -> str:
    """Gives the page: every figure on crises that the model measured had not seen."""
    sure, own = (_cross_calibrated(left.plain, told, texts) for told in (left.plain, left.named))
    quick = _cross_calibrated(left.quick, left.quick, texts)
    gold = [c for t in texts for c in t.claims]
    told = [f for f in sure if f.confidence >= POSSIBLE]
    proposed = [f for f in sure if f.confidence >= PROPOSED]
    release = json.loads(RELEASE.read_text(encoding="utf-8"))
    whole, some = score(told, gold), score(proposed, gold)
    base = score(trivial(texts, actors), gold)
    parts = [
        _intro(texts, gold),
        _table(
            ("coder", *(f"{level} P / R / F1" for level in _LEVELS)),
            [
                ("every two actors in one sentence, hostile", *_levels(base)),
                *((row["name"], *_old(row)) for row in release["rows"]),
                (f"learned, proposed and possible (confidence ≥ {POSSIBLE})", *_levels(whole)),
                (f"learned, proposed only (≥ {PROPOSED})", *_levels(some)),
                (
                    "... by the quick reader, proposed and possible",
                    *_levels(score([f for f in quick if f.confidence >= POSSIBLE], gold)),
                ),
                (
                    "... and proposed only",
                    *_levels(score([f for f in quick if f.confidence >= PROPOSED], gold)),
                ),
                (
                    "... with the crisis' own actors named, proposed and possible",
                    *_levels(score([f for f in own if f.confidence >= POSSIBLE], gold)),
                ),
                (
                    "... and proposed only",
                    *_levels(score([f for f in own if f.confidence >= PROPOSED], gold)),
                ),
            ],
        ),
        _rest(whole, some),
        "## Older texts and newer ones\n\n" + _apart(sure, texts),
        "## Is the confidence right?\n\n" + _bands(sure, gold),
        "## Learning curve\n\n" + _curve(texts, actors, gold, left.plain),
        "## Crisis by crisis\n\n" + _crises(told, texts),
        "## What is taken for what\n\n" + _confusions(told, gold),
        "## Labelled twice\n\n" + agreement_page(),
        "## Whom pronouns stand for\n\n" + _antecedents(texts, actors),
        HURTS.read_text(encoding="utf-8").strip(),
    ]
    return "\n\n".join(parts) + "\n"


def _cross_calibrated(
    left: Sequence[Left], told: Sequence[Left], texts: Sequence[Text]
) -> list[Found]:
    """Gives what is told, each with a confidence learned from the proposals on the other half of the crises."""
    crises = sorted({t.crisis for t in texts})
    half = {crisis: k % 2 for k, crisis in enumerate(crises)}
    found: list[Found] = []
    for side in (0, 1):
        there = [one for one in left if half[one.text.crisis] != side]
        here = [one for one in told if half[one.text.crisis] == side]
        found += map(as_found, here, confidences(here, certainty_of(there, texts)))
    return found


def _levels(scores: Scores) -> list[str]:
    return [" / ".join(f"{x:.2f}" for x in scores.levels[name]) for name in _LEVELS]


def _old(row: dict[str, dict[str, list[float]]]) -> list[str]:
    return [" / ".join(f"{x:.2f}" for x in row["levels"][name]) for name in _LEVELS]


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _intro(texts: Sequence[Text], gold: Sequence[object]) -> str:
    crises = len({t.crisis for t in texts})
    return f"""# The coder: how well it reads

The offline coder proposes claims with a linear model over the words, cues and shape of a sentence and an encoder, a
transformer of three layers that reads the sentence with its names masked; how they are told is settled by named
rules (`data/scope.toml`). The quick reader, which reads archives, is the linear model alone. The coder knows English;
what is not English is named and not coded. The weights and this page are written by one command,
`python -m training.train` (`make train`), from the labelled texts in `training/corpus`; the encoder begins with the
first layers of all-MiniLM-L6-v2 (Wang et al. 2020).

Measured on {len(texts)} texts about {crises} crises with {len(gold):,} labelled claims. **Each text is read by a
model that has seen no text on its crisis**, with the built-in actor files only. Pair: the two actors, in either
order. Dyad: the sign as well. Relation: its group as well. Exact: relation and direction. Full: phase,
held and reality too. The older texts are denser than news; a third of the ends are pronouns or the like, and
about one claim in ten is about somebody no actor file names: the last two rows show what is read once
the crisis file names them (their names are taken from the labels)."""


def _apart(found: Sequence[Found], texts: Sequence[Text]) -> str:
    """Gives the figures of the texts that the release before was measured on, and of those written since."""
    rows = []
    for name, is_new in (("older", False), ("newer", True)):
        own = [t for t in texts if t.hand.startswith(_NEW) == is_new]
        names = {t.document.name for t in own}
        gold = [c for t in own for c in t.claims]
        for told, least in (("all", POSSIBLE), ("proposed", PROPOSED)):
            scores = score([f for f in found if f.doc in names and f.confidence >= least], gold)
            opposite = f"{scores.shares['opposite']:.3f}"
            rows.append((f"{len(own)} {name}", told, *_levels(scores)[1:3], opposite))
    base = [score(trivial(own, ActorIndex.build()), [c for t in own for c in t.claims]) for own in (
        [t for t in texts if not t.hand.startswith(_NEW)], [t for t in texts if t.hand.startswith(_NEW)]
    )]  # fmt: skip
    dyads = " and ".join(f"{one.levels['dyad'][2]:.2f}" for one in base)
    return (
        "The newer texts were labelled by others, who had not seen the coder, and keep to the density of the press "
        "(one sentence in two claims nothing). No label of the older texts was changed for this release: their rows "
        "are to be compared with those of the release before.\n\n"
        + _table(
            ("texts", "told", "dyad P / R / F1", "relation P / R / F1", "says the opposite"), rows
        )
        + f"\n\nEvery two actors in one sentence, hostile, have dyad F1 {dyads} on these."
    )


def _rest(whole: Scores, some: Scores) -> str:
    rows = [
        (name, f"{whole.shares[key]:.2f}", f"{some.shares[key]:.2f}")
        for name, key in (
            ("reality right (stated, predicted, hypothetical)", "modality"),
            ("speaker right, where the label has one", "speaker"),
            ("phase right", "phase"), ("held right", "held"), ("event type right", "event"),
            ("says the opposite of the text", "opposite"),
        )
    ]  # fmt: skip
    return "Of the claims whose dyad is right (of all, in the last line):\n\n" + _table(
        ("", "proposed and possible", "proposed"), rows
    )


def _bands(found: Sequence[Found], gold: Sequence[dict[str, object]]) -> str:
    labels: dict[str, list[Found]] = defaultdict(list)
    for claim in gold:
        if claim["target"]:
            labels[str(claim["doc"])].append(gold_found(claim))
    rows = []
    for low, high in _BANDS:
        inside = [f for f in found if low <= f.confidence < high]
        if inside:
            right = sum(any(is_dyad(f, g) for g in labels[f.doc]) for f in inside)
            mean = sum(f.confidence for f in inside) / len(inside)
            rows.append(
                (
                    f"{low:.2f} to {high:.2f}",
                    len(inside),
                    f"{mean:.2f}",
                    f"{right / len(inside):.2f}",
                )
            )
    return (
        "The confidence shown is the share of such claims whose pair and sign were right on crises left "
        "out; here it was learned on one half of the crises and is tried on the other. So are, in all figures of this "
        "page, the limits from which a sign is doubted and a claim possible at most: those under which most right claims "
        "are proposed and less than one in a hundred says the opposite, on the other half.\n\n"
        + _table(("confidence", "claims", "mean shown", "share right"), rows)
    )


def _curve(
    texts: Sequence[Text],
    actors: ActorIndex,
    gold: Sequence[dict[str, object]],
    all_left: Sequence[Left],
) -> str:
    rows = []
    last = folds(texts)[0]
    names = {t.document.name for t in last}
    others = sorted({t.crisis for t in texts if t.document.name not in names})
    for share in _SHARES:
        some = set(others[:: round(1 / share)])
        used = [t for t in texts if t.crisis in some] + list(last)
        told = all_left if share == 1 else leave_out(used, actors, only=names).plain
        left = [one for one in told if one.text.document.name in names]
        found = _cross_calibrated(left, left, texts)
        scores = score(
            [f for f in found if f.confidence >= POSSIBLE], [c for c in gold if c["doc"] in names]
        )
        rows.append((len(used) - len(last), *(f"{scores.levels[n][2]:.3f}" for n in _LEVELS)))
    return (
        "F1 on one fifth of the crises, by the number of texts on other crises learned from:\n\n"
        + _table(("texts", *_LEVELS), rows)
    )


def _crises(told: Sequence[Found], texts: Sequence[Text]) -> str:
    rows = []
    for crisis in sorted({t.crisis for t in texts}):
        own = [t for t in texts if t.crisis == crisis]
        names = {t.document.name for t in own}
        scores = score([f for f in told if f.doc in names], [c for t in own for c in t.claims])
        rows.append(
            (
                crisis,
                len(own),
                scores.labelled,
                *(f"{scores.levels[n][2]:.2f}" for n in _LEVELS[1:3]),
            )
        )
    return _table(("crisis", "texts", "labelled", "dyad F1", "relation F1"), rows)


def _confusions(told: Sequence[Found], gold: Sequence[dict[str, object]]) -> str:
    labels: dict[str, list[Found]] = defaultdict(list)
    for claim in gold:
        if claim["target"]:
            labels[str(claim["doc"])].append(gold_found(claim))
    seen: Counter[tuple[str, str]] = Counter()
    for found in told:
        alike = [g for g in labels[found.doc] if is_pair(found, g)]
        if alike and not any(GROUP[g.relation] == GROUP[found.relation] for g in alike):
            seen[GROUP[alike[0].relation], GROUP[found.relation]] += 1
        elif alike:
            seen[GROUP[found.relation], GROUP[found.relation]] += 1
    groups = sorted({g for pair in seen for g in pair})
    rows = [(g, *(seen[g, h] or "" for h in groups)) for g in groups]
    return (
        "Labelled groups of relations (rows) and those told (columns), where the pair is right:\n\n"
        + _table(("", *groups), rows)
    )


def _antecedents(texts: Sequence[Text], actors: ActorIndex) -> str:
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for part in folds(texts, 3):
        names = {t.document.name for t in part}
        weights = learn_antecedents([t for t in texts if t.document.name not in names], actors)
        for kind, row in measure_antecedents(part, weights, actors).items():
            for k in range(3):
                total[kind][k] += row[k]
    return _table(
        ("points back by", "labelled", "resolved", "right"),
        [(k, *v) for k, v in sorted(total.items())],
    )
