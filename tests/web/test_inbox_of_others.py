"""What others suggest beside the built-in coder, and what the folder is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.brief.invented_world import claim
from tightrope.app import use_cases
from tightrope.app.evidence.sources import SourceNote
from tightrope.app.workbench.inbox import review_of
from tightrope.app.workbench.opened import Workbench
from tightrope.evidence import Claim


def reading(*found: Claim, texts: dict[str, str]) -> Any:
    return SimpleNamespace(
        coded=[SimpleNamespace(claims=found)],
        report=SimpleNamespace(grades={found[0].id: ("A", 1)}),
        texts=texts,
        notes={"gazette.txt": SourceNote(reliability="B")},
    )


def test_others_suggestions_are_added_where_their_quotes_stand_and_nobody_says_the_same() -> None:
    own = claim(1, "Veld sent a fleet.")
    new, broken = claim(2, "Arkonia closed the strait."), claim(3, "Tessaly struck.")
    text = "-" * 400
    for one in (own, new):
        anchor = one.anchor
        text = text[: anchor.start] + anchor.exact + text[anchor.end :]
    reads = reading(own, texts={one.anchor.sha256: text for one in (own, new)})
    same = replace(own, id="c-00000000aa", coder="another")
    apart = replace(new, id="c-00000000bb", relation="supports", source_actor="arkonia")
    found = review_of(reads, (), {"model": {"gazette.txt": [same, apart, broken]}})
    assert [one.id for one in found.queue] == [own.id, apart.id]
    assert found.grades[own.id] == ("A", 1)
    assert found.grades[apart.id] == ("B", 6)
    assert {same.id, broken.id}.isdisjoint(found.grades)


def test_a_folder_is_called_by_the_title_and_the_date_of_its_crisis(tmp_path: Path) -> None:
    use_cases.init(tmp_path / "w", "falklands-1982")
    found = Workbench(tmp_path / "w").state()
    assert found.title == "The South Atlantic before April 1982"
    assert (found.as_of or "").startswith("1982-")
    assert found.trouble is None
