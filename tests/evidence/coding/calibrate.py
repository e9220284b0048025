"""Measures how often each rule is right and writes that down: `python -m tests.evidence.coding.calibrate`.

Writes `data/calibration.toml` of the evidence stage (counts per rule, from `dev.txt`, `crisis-dev.txt` and, with
`--articles DIR --gold DIR`, from labelled articles: text files and a `claims.jsonl` with doc, start,
end, source, target, polarity, negated) and the page `docs/reference/coder.md`. The held-out
sentences are not used for the counts, only to show on the page how well the confidence holds.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from tests.evidence.coding.articles import code_article, measure_articles, near, read_articles
from tests.evidence.coding.measure import (
    Figures,
    dyad,
    fingerprint,
    found_in,
    measure,
    read_gold,
    two_valued,
)
from tightrope.corpus import clean, read_documents, repeated_lines, split_sentences
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.code import RuleCoder
from tightrope.evidence.coding.rules.confidence import reload_table

ROOT = Path(__file__).parents[3]
TABLE = ROOT / "src/tightrope/evidence/data/calibration.toml"
PAGE = ROOT / "docs/reference/coder.md"
SENTENCES = ("dev.txt", "holdout.txt")
ARTICLES = ("crisis-dev.txt", "crisis-holdout.txt")
BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)

Judged = Iterator[tuple[Claim, bool]]


def judged_sentences(name: str) -> Judged:
    """Gives each dyadic claim found in a gold file, and whether it agrees on dyad and sign."""
    for document, rows in read_gold(name):
        for row, claims in found_in(RuleCoder(), document, rows):
            for claim in claims:
                yield claim, any(dyad(claim, label) for label in row.labels)


def judged_own_articles(name: str) -> Judged:
    """The same for the labelled articles of a gold file."""
    for document, placed in read_articles(name):
        for claim in code_article(RuleCoder(), document):
            yield claim, any(near(claim, g) and dyad(claim, g.label) for g in placed)


def judged_articles(articles: Path, gold: Path) -> Judged:
    """The same for labelled articles; a claim agrees with a label whose quote it overlaps by half."""
    labels = [json.loads(line) for line in (gold / "claims.jsonl").read_text("utf-8").splitlines()]
    documents = list(read_documents([articles]))
    repeated = repeated_lines(documents)
    for document in documents:
        passages = clean(document, repeated=repeated)
        sentences = split_sentences(document, passages)
        for claim in RuleCoder().code(document, passages, sentences, ActorIndex.build()).claims:
            if claim.target_actor:
                own = [g for g in labels if g["doc"] == document.name and g["target"]]
                yield claim, any(_agrees(claim, g) for g in own)


def _agrees(claim: Claim, label: dict[str, object]) -> bool:
    start, end = int(str(label["start"])), int(str(label["end"]))
    anchor = claim.anchor
    overlap = min(anchor.end, end) - max(anchor.start, start)
    sign = int(str(label["polarity"])) * (-1 if label["negated"] else 1)
    return (
        overlap >= 0.5 * min(anchor.end - anchor.start, end - start)
        and {claim.source_actor, claim.target_actor} == {label["source"], label["target"]}
        and two_valued(claim) == sign
    )


def counts(judged: Judged) -> dict[str, list[int]]:
    """Gives [right, found] for each rule and for all, explicit and inferred ends apart."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for claim, right in judged:
        inferred = claim.rule.partition("+")[2]
        for key in (claim.rule, f"all+{inferred}" if inferred else "all"):
            table[key][0] += right
            table[key][1] += 1
    return dict(sorted(table.items()))


def reliability(judged: Judged) -> list[tuple[str, int, float, float]]:
    """Gives (bin, claims, mean confidence, share right) for each bin that has claims."""
    rows = []
    found = list(judged)
    for low, high in pairwise(BINS):
        inside = [(c.confidence, right) for c, right in found if low <= c.confidence < high]
        if inside:
            n = len(inside)
            rows.append(
                (f"{low:.1f}–{min(high, 1):.1f}", n, sum(c for c, _ in inside) / n,
                 sum(right for _, right in inside) / n)
            )  # fmt: skip
    return rows


def write_table(table: dict[str, list[int]]) -> None:
    """Writes the counts the coder takes its confidence from."""
    lines = [
        "# Claims that agreed with the labels on dyad and sign, and claims found, for each rule;",
        "# explicit: both ends stand with the cue; inferred: one was taken from what was said before.",
        "# Written by tests/evidence/coding/calibrate.py; do not edit.",
        "",
        "[rules]",
        *(f'"{key}" = [{right}, {found}]' for key, (right, found) in table.items()),
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_page(day: str, articles: list[tuple[str, int, float, float]]) -> None:
    """Writes the reference page: figures, reliability, fingerprints."""
    parts = [PREFACE]
    parts += [_row(name, measure(RuleCoder(), name)) for name in SENTENCES]
    parts += [_row(name, measure_articles(RuleCoder(), name)) for name in ARTICLES]
    parts.append(f"\nMeasured on {day}. Fingerprints (SHA-256) of the labels:\n\n")
    parts += [f"- `{n}`: `{fingerprint(n)}`\n" for n in (*SENTENCES, *ARTICLES)]
    parts.append(RELIABILITY)
    parts.append(
        _reliability_table("Held-out sentences", reliability(judged_sentences("holdout.txt")))
    )
    parts.append(
        _reliability_table(
            "Sentences the counts come from", reliability(judged_sentences("dev.txt"))
        )
    )
    own = reliability(judged_own_articles("crisis-holdout.txt"))
    parts.append(_reliability_table("Held-out articles", own))
    if articles:
        parts.append(_reliability_table("Labelled articles the counts come from", articles))
    PAGE.write_text("".join(parts), encoding="utf-8")


def _row(name: str, f: Figures) -> str:
    return (
        f"| `{name}` | {f.labelled} | {f.found} | {f.dyad_precision:.2f} | {f.dyad_recall:.2f} | "
        f"{f.dyad_f1:.2f} | {f.relation_f1:.2f} | {f.modality:.2f} | {f.speaker:.2f} |\n"
    )


def _reliability_table(title: str, rows: list[tuple[str, int, float, float]]) -> str:
    head = f"\n{title}:\n\n| confidence | claims | mean confidence | share right |\n|---|---|---|---|\n"
    return head + "".join(f"| {b} | {n} | {c:.2f} | {r:.2f} |\n" for b, n, c, r in rows)


PREFACE = """# The rule coder

The built-in coder reads sentences into claims without a model: word lists in
`src/tightrope/evidence/data/`, rules over clauses in `src/tightrope/evidence/coding/rules/`. It is
deterministic, works offline and takes time linear in the text.

A clause yields a claim where a word of `relations.toml` names a relation and both ends can be told:
from what stands with the word, from the clause's subject, or from what was said before. Everything
else is counted with its reason. A person acts for a state but stays the speaker. What a clause says
under *if*, *would*, *might*, *any* is hypothetical, under *will*, *likely*, *unlikely* predicted;
negation ends where the clause ends.

An end that the text leaves open is taken from what was said: the pair most often named as foes or
friends, who struck last, who offered to mediate. Sentences at the start are read ahead until it is told
who fights whom. `wars.toml` holds what texts take for granted: wars known by a name, standing allies,
and whose sanctions are meant where nobody is named.

## Figures

Agreement with labelled sentences from other crises. *Dyad*: the same two actors, in either order, and
the same sign after negation. *Relation*: its group as well. *Modality*: stated, hypothetical or
predicted. *Speaker*: who says it, where the label names somebody. `dev.txt` and `holdout.txt` are
sentences of other crises; `crisis-dev.txt` and `crisis-holdout.txt` are whole articles on one crisis,
written and labelled before the coder was run on them, read from cleaning to claims and scored by
overlap of quotes. Of the held-out files only these totals were looked at while rules were written; the
held-out articles come from the same hand as the rules. They are denser than most journalism.
`python -m tests.evidence.coding.calibrate` prints and writes this page.

| labels | labelled | found | dyad precision | dyad recall | dyad F1 | relation F1 | modality | speaker |
|---|---|---|---|---|---|---|---|---|
"""
RELIABILITY = """
## Confidence

A claim's confidence is the share of its rule's claims that agreed with the labels on dyad and sign,
drawn towards the share of all rules by the weight of eight claims, so that a rule seen twice is not
believed without reserve. Claims with an inferred end are counted apart. It says how often the *coder*
was right about the *text*, not how likely the event is.
"""


def main() -> None:
    """Counts, writes the table, then the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--day", default=date.today().isoformat())  # noqa: DTZ011
    asked = parser.parse_args()

    def judged() -> Judged:
        yield from judged_sentences("dev.txt")
        yield from judged_own_articles("crisis-dev.txt")
        if asked.articles and asked.gold:
            yield from judged_articles(asked.articles, asked.gold)

    write_table(counts(judged()))
    reload_table()
    articles = []
    if asked.articles and asked.gold:
        articles = reliability(judged_articles(asked.articles, asked.gold))
    write_page(asked.day, articles)
    print(PAGE.read_text(encoding="utf-8"))  # noqa: T201


if __name__ == "__main__":
    main()
