"""The numbered expectations of a folder, put to its model."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tightrope.analysis.questions import Answer, Expectation, answer_all, parse_expectations
from tightrope.crisis import CrisisModel
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.workspace.engines import analyse_model
from tightrope.workspace.folder import Folder

__all__ = ["answer_expectations", "read_expectations"]


def read_expectations(folder: Folder) -> tuple[Expectation, ...]:
    """Gives the expectations of `expectations.yaml`; none when there is no such file."""
    path = folder.expectations
    if not path.is_file():
        return ()
    tree = read_yaml(path.read_text("utf-8"), path.name)
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
