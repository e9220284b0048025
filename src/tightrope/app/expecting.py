"""The answered expectations of a folder as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tightrope.analysis.questions import Answer
from tightrope.crisis import CrisisModel
from tightrope.words import ByName, render
from tightrope.words.told import told

__all__ = ["expectations_page"]

_DRAWS_NOTE = (
    "*Draws*: in how many of {draws} sampled priority orders (seed {seed}) every question of the "
    "entry still holds, where all of them are about outcomes. That is robustness, not probability."
)


def expectations_page(
    model: CrisisModel, answers: Sequence[Answer], *, draws: int, seed: int
) -> str:
    """Gives a page in Markdown: each expectation, the question, the computed answer, the verdict."""
    counted = Counter(answer.verdict for answer in answers)
    verdicts = ", ".join(f"{n} {verdict}" for verdict, n in counted.most_common())
    lines = [
        f"# Expectations of the sources, put to the model: {model.title}\n",
        f"{len(answers)} expectations{': ' if verdicts else ''}{verdicts}.\n",
        f"{_DRAWS_NOTE.format(draws=draws, seed=seed)}\n",
        "| | expectation | question | computed answer | verdict | draws |",
        "|---|---|---|---|---|---|",
    ]
    names = ByName(model)
    for a in answers:
        asked, found = (render(told(a)[which], names) for which in ("question", "answer"))
        share = "" if a.holds is None else f"{a.holds} of {a.draws}"
        said = found + (f" *{a.reason}.*" if a.reason else "")
        cells = (a.id, a.text, asked, said, a.verdict, share)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
