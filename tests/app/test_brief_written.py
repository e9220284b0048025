"""Where a brief is written and in which form; what is wrong with the wish is said before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import pytest

from tightrope.app.answers import briefs
from tightrope.app.answers.briefs import Asked, rendered_brief, written
from tightrope.app.errors import BadMarking, UnknownForm
from tightrope.app.how import quiet
from tightrope.errors import UsageMistake


@dataclass(frozen=True)
class Made:
    """A brief as far as its marking goes."""

    marking: str = ""


@pytest.fixture
def gathered(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A crisis whose brief is its form and its marking."""
    monkeypatch.setattr(briefs, "compose", lambda found: Made())
    monkeypatch.setattr(briefs, "judge", lambda *_, **__: ())
    monkeypatch.setattr(briefs, "replace", lambda one, **new: Made(new.get("marking", "")))
    monkeypatch.setattr(
        briefs, "_rendered", lambda made, form, _: f"{form} {made.marking}".encode()
    )
    return Of(brief_input=Of, how=Of(on_step=quiet), reading=None)


@pytest.mark.parametrize(
    ("out", "form", "name", "text"),
    [
        (None, None, "brief.html", "html "),
        (None, "markdown", "brief.md", "markdown "),
        (None, "ro-crate", "brief.zip", "ro-crate "),
        ("b.JSON", None, "b.JSON", "json "),
        ("b.docx", None, "b.docx", "docx "),
        ("b", None, "b", "html "),
        ("b.html", "json", "b.html", "json "),
    ],
)
def test_a_brief_has_the_form_of_its_ending_unless_another_is_named(
    out: str | None, form: Any, name: str, text: str, tmp_path: Path, gathered: Any
) -> None:
    place = None if out is None else tmp_path / out
    made = written(gathered, tmp_path, Asked(place, form))
    assert (made.path, made.size, made.unreadable) == (tmp_path / name, len(text), ())
    assert made.path.read_text("utf-8") == text


def test_an_ending_that_names_no_form_is_refused(tmp_path: Path, gathered: Any) -> None:
    with pytest.raises(UnknownForm, match=r"\.pdf"):
        written(gathered, tmp_path, Asked(tmp_path / "b.pdf"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("marking", ["x" * 81, "two\nlines"])
def test_a_marking_that_is_none_is_refused_before_anything_is_worked_out(
    marking: str, tmp_path: Path
) -> None:
    nothing: Any = Of()  # any question to it would fail otherwise
    with pytest.raises(BadMarking):
        written(nothing, tmp_path, Asked(marking=marking))
    with pytest.raises(BadMarking):
        rendered_brief(nothing, "html", marking)


def test_a_marking_of_eighty_signs_stands_without_its_margins(gathered: Any) -> None:
    assert rendered_brief(gathered, "json", f" {'x' * 80} \n") == f"json {'x' * 80}".encode()


@pytest.mark.parametrize("wish", [{"concepts": ("nash",)}, {"coalitions": True}])
def test_what_holds_under_other_concepts_is_no_difference(
    wish: dict[str, Any], tmp_path: Path, gathered: Any
) -> None:
    with pytest.raises(UsageMistake, match="is no difference"):
        written(gathered, tmp_path, Asked(against=gathered, **wish))
