"""What was worked out of a model is kept by all it follows from: nothing twice, and nothing stale."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pytest

import tightrope
from tightrope.analysis import engines
from tightrope.analysis.questions import answer
from tightrope.app.answers.briefs import rendered_brief
from tightrope.app.gathered import gather as module
from tightrope.app.gathered.gather import gather
from tightrope.app.gathered.warm import Warm
from tightrope.app.how import How
from tightrope.app.store import found
from tightrope.app.store.found import Found, code_mark, reads_back
from tightrope.app.workbench.opened import Workbench
from tightrope.crisis import CrisisModel, parse_crisis

CASE = "cuban-missile-crisis-1962"
FEW = How(draws=6)


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose answers have been worked out."""
    path = tmp_path_factory.mktemp("found") / "w"
    shutil.copytree(str(resources.files("tightrope.cases").joinpath(CASE)), path)
    Workbench(path).answers(FEW)
    return path


@pytest.fixture
def folder(answered: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(answered, tmp_path / "w"))


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the engines are asked for, and the expectations put to the model."""
    done: list[str] = []
    analyse, ask = engines.analyse_model, answer.reply_to

    def analyse_told(model: CrisisModel, **how: object) -> object:
        done.append(f"analyse {model.title}")
        return analyse(model, **how)  # type: ignore[arg-type]

    def ask_told(question: object, context: object) -> object:
        done.append("ask")
        return ask(question, context)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "analyse_model", analyse_told)
    monkeypatch.setattr(answer, "reply_to", ask_told)
    return done


def brief(path: Path, how: How = FEW) -> bytes:
    return rendered_brief(gather(path, how), "json")


def rewrite(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_a_brief_from_what_is_kept_is_the_brief_made_anew(folder: Path, work: list[str]) -> None:
    kept = brief(folder)
    assert work == []
    html = rendered_brief(gather(folder, FEW), "html")
    for name in ("found", "ahead", "answers"):
        shutil.rmtree(folder / ".tightrope" / name)
    assert brief(folder) == kept
    assert rendered_brief(gather(folder, FEW), "html") == html
    assert len(work) > 3


def test_a_decision_on_a_claim_works_nothing_out_anew_and_is_told(
    folder: Path, work: list[str]
) -> None:
    bench = Workbench(folder)
    before = bench.answers(FEW)
    text = (folder / "evidence.jsonl").read_text("utf-8")
    rewrite(folder / "evidence.jsonl", '"credibility": 1', '"credibility": 4')
    after = bench.answers(FEW)
    assert work == []
    assert after.brief != before.brief
    (folder / "evidence.jsonl").write_text(text, "utf-8")
    assert Workbench(folder).answers(FEW) == before


def test_an_edit_taken_back_and_a_second_start_work_nothing_out_anew(
    folder: Path, work: list[str]
) -> None:
    first = Workbench(folder).answers(FEW)
    text = (folder / "crisis.yaml").read_text("utf-8")
    rewrite(folder / "crisis.yaml", "weight: vital", "weight: minor")
    assert Workbench(folder).answers(FEW) != first
    assert work
    work.clear()
    (folder / "crisis.yaml").write_text(text, "utf-8")
    (folder / "edits.jsonl").write_text("", "utf-8")  # the journal of edits is past
    (folder / "layout.json").write_text("{}", "utf-8")
    assert Workbench(folder).answers(FEW) == first
    (folder / "crisis.yaml").write_text(text + "# a remark\n", "utf-8")
    assert Workbench(folder).answers(FEW) == first
    assert work == []


@dataclass(frozen=True)
class Change:
    file: str
    before: str
    after: str


@dataclass(frozen=True)
class Alike:
    """What JSON cannot tell from a Change."""

    file: str
    before: str
    after: str


CHANGES = {
    "what somebody wants": Change("crisis.yaml", "weight: vital", "weight: minor"),
    "the strength of a tie": Change("crisis.yaml", "strength: strong", "strength: weak"),
    "the strength of a link": Change(
        "crisis.yaml",
        "to: danger, sign: +, strength: strong",
        "to: danger, sign: +, strength: weak",
    ),
    "the day": Change("crisis.yaml", "as_of: 1962-10-24", "as_of: 1962-10-25"),
    "what a scenario assumes": Change(
        "crisis.yaml", "assume: {usa.air_strike: yes}", "assume: {usa.jupiters: yes}"
    ),
    "an expectation": Change("expectations.yaml", "is: ", "at_most: "),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_whatever_bears_on_an_answer_makes_it_anew(
    change: Change, folder: Path, work: list[str]
) -> None:
    rewrite(folder / change.file, change.before, change.after)
    changed = brief(folder)
    assert work
    for name in ("found", "ahead"):
        shutil.rmtree(folder / ".tightrope" / name)
    assert brief(folder) == changed


@pytest.mark.parametrize("how", [How(draws=7), How(draws=6, seed=1)], ids=["draws", "seed"])
def test_other_draws_and_another_seed_are_worked_out_anew(
    how: How, folder: Path, work: list[str]
) -> None:
    brief(folder, how)
    assert work


def test_what_other_code_found_is_found_anew(
    folder: Path, work: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "code_mark", lambda: "other")
    brief(folder)
    assert work


def test_what_is_damaged_is_made_again(folder: Path, work: list[str]) -> None:
    kept = brief(folder)
    for path in (folder / ".tightrope" / "found").iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    assert brief(folder) == kept
    assert work


MODEL = parse_crisis("title: T\nactors: {a: {name: A}, b: {name: B}}\n").model


def counting(value: object) -> tuple[list[int], Callable[[], object]]:
    made: list[int] = []

    def make() -> object:
        made.append(1)
        return value

    return made, make


def test_the_order_of_a_models_parts_counts(tmp_path: Path) -> None:
    turned = MODEL.model_copy(update={"actors": dict(reversed(MODEL.actors.items()))})
    assert turned == MODEL
    made, make = counting(("x",))
    for model in (MODEL, turned, MODEL):
        Found(tmp_path / "found", model).get(tuple[str, ...], ("q",), make)  # type: ignore[arg-type]
    assert len(made) == 2


def test_what_does_not_read_back_is_not_kept(tmp_path: Path) -> None:
    assert reads_back(float, 0.1)
    assert not reads_back(float, float("nan"))
    assert reads_back(Change | Alike, Change("a", "b", "c"))  # type: ignore[arg-type]
    assert not reads_back(Change | Alike, Alike("a", "b", "c"))  # type: ignore[arg-type]
    made, make = counting(float("inf"))
    for _ in range(2):
        Found(tmp_path / "found", MODEL).get(float, ("q",), make)  # type: ignore[arg-type]
    assert len(made) == 2


def test_the_last_asked_for_outlast_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "MOST", 2)
    place = Found(tmp_path / "found", MODEL)
    made, make = counting(1)
    for n, asked in enumerate(("a", "b", "a", "c")):
        place.get(int, (asked,), make)  # type: ignore[arg-type]
        for path in (tmp_path / "found").iterdir():  # a clock that tells them apart
            told = path.stat().st_mtime
            os.utime(path, (told, told if told < 1000 else n + 1))
    assert [place.has((asked,)) for asked in "abc"] == [True, False, True]
    assert len(made) == 3


def test_a_folder_that_cannot_be_written_keeps_nothing_and_answers(tmp_path: Path) -> None:
    (tmp_path / "found").write_text("in the way")
    made, make = counting(3)
    for _ in range(2):
        assert Found(tmp_path / "found", MODEL).get(int, ("q",), make) == 3  # type: ignore[arg-type]
    assert len(made) == 2


def test_the_mark_of_the_code_is_that_of_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "__init__.py").write_text("")
    (tmp_path / "a.py").write_text("1")
    monkeypatch.setattr(found.tightrope, "__file__", str(tmp_path / "__init__.py"))
    first = code_mark.__wrapped__()
    (tmp_path / "a.pyc").write_text("made from a.py")
    assert code_mark.__wrapped__() == first
    (tmp_path / "a.py").write_text("12")
    assert code_mark.__wrapped__() != first


class Stopped(Exception):
    """What a page that no longer waits makes of the next step."""


def test_a_stop_keeps_nothing_half_done_and_the_next_one_is_told(folder: Path) -> None:
    shutil.rmtree(folder / ".tightrope" / "found")
    shutil.rmtree(folder / ".tightrope" / "answers")
    bench, told = Workbench(folder), list[str]()

    def stop(name: str) -> None:
        told.append(name)
        if len(told) == 4:
            raise Stopped

    with pytest.raises(Stopped):
        bench.answers(How(draws=6, on_step=stop))
    assert len(told) == 4
    steps: list[str] = []
    first = bench.answers(How(draws=6, on_step=steps.append))
    assert len(told) == 4  # who stopped is not told any more
    assert "strategy" in steps
    assert any(step.startswith("expectation 1 of ") for step in steps)
    assert Workbench(folder).answers(FEW) == first


def test_who_asks_now_is_told_not_who_asked_first(folder: Path) -> None:
    warm, first, second = Warm(folder), list[str](), list[str]()
    warm.gathered(How(draws=6, on_step=first.append))
    gathered = warm.gathered(How(draws=6, on_step=second.append))
    before = list(first)
    gathered.changed(gathered.model)
    assert "strategy" in second
    assert first == before


def test_answers_to_files_that_changed_meanwhile_are_not_kept_for_the_former(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(folder / ".tightrope" / "answers")
    bench, text = Workbench(folder), (folder / "crisis.yaml").read_text("utf-8")
    ask, meddled = Workbench.gathered, []

    def meddle(self: Workbench, how: How) -> object:
        if not meddled:
            meddled.append(1)
            rewrite(folder / "crisis.yaml", "title: ", "title: Meanwhile ")
        return ask(self, how)

    monkeypatch.setattr(Workbench, "gathered", meddle)
    assert "Meanwhile" in bench.answers(FEW).brief
    (folder / "crisis.yaml").write_text(text, "utf-8")
    assert "Meanwhile" not in bench.answers(FEW).brief
    assert "Meanwhile" not in Workbench(folder).answers(FEW).brief


def test_nothing_is_kept_in_a_case_that_ships() -> None:
    shipped = (
        Path(tightrope.__file__).parent / "cases" / "gas-dispute-2009" / ".tightrope" / "found"
    )
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    for number in (1, 2):
        assert Found(shipped, MODEL).get(int, ("q",), make) == number
    assert not shipped.exists()
