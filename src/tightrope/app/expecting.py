"""The numbered expectations of a folder, put to its model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tightrope.analysis.engines import analyse_model
from tightrope.analysis.questions import Answer, Expectation, answer_all, parse_expectations
from tightrope.app.checking import load_model
from tightrope.app.folder import Folder, open_folder, read_text
from tightrope.crisis import CrisisModel
from tightrope.crisis.yaml_tree import read_yaml

__all__ = ["answer_expectations", "expectations_table", "read_expectations"]

_DRAWS_NOTE = (
    "*Draws*: in how many of {draws} sampled priority orders (seed {seed}) every question of the "
    "entry still holds, where all of them are about outcomes. That is robustness, not probability."
)


def read_expectations(folder: Folder) -> tuple[Expectation, ...]:
    """Gives the expectations of `expectations.yaml`; none when there is no such file."""
    path = folder.expectations
    if not path.is_file():
        return ()
    tree = read_yaml(read_text(path), path.name)
    return parse_expectations(tree.data, path.name, tree.lines)


def answer_expectations(
    folder: Folder,
    model: CrisisModel,
    *,
    draws: int = 200,
    seed: int = 0,
    on_step: Callable[[str], None] = lambda name: None,
) -> tuple[Answer, ...]:
    """Puts every expectation of the folder to the model; see `answer_all`."""
    asked = read_expectations(folder)
    if not asked:
        return ()
    on_step("expectations")
    analyse = partial(analyse_model, since=model, draws=draws, seed=seed)
    return answer_all(asked, model, analyse, draws=draws, seed=seed)


def expectations_table(path: Path, *, draws: int = 200, seed: int = 0) -> str:
    """Gives a page in Markdown: each expectation, the question, the computed answer, the verdict."""
    folder = open_folder(path)
    model = load_model(folder)
    answers = answer_expectations(folder, model, draws=draws, seed=seed)
    counted = Counter(answer.verdict for answer in answers)
    verdicts = ", ".join(f"{n} {verdict}" for verdict, n in counted.most_common())
    lines = [
        f"# Expectations of the sources, put to the model: {model.title}\n",
        f"{len(answers)} expectations: {verdicts}.\n",
        f"{_DRAWS_NOTE.format(draws=draws, seed=seed)}\n",
        "| | expectation | question | computed answer | verdict | draws |",
        "|---|---|---|---|---|---|",
    ]
    for a in answers:
        share = "" if a.holds is None else f"{a.holds} of {a.draws}"
        said = a.answer + (f" *{a.reason}.*" if a.reason else "")
        cells = (a.id, a.text, a.question, said, a.verdict, share)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
