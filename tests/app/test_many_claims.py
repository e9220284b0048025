"""A document of many claims: what is not asked for costs nothing, and nothing grows with the square."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.articles import CRISIS
from tightrope.app import use_cases
from tightrope.app.store.folder import Folder, init_folder
from tightrope.evidence.claims import anchor
from tightrope.evidence.claims.anchor import says_the_same
from tightrope.evidence.claims.claim import Claim

SENTENCES = 120


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = init_folder(tmp_path / "w")
    made.crisis.write_text(CRISIS, "utf-8")
    days = [f"Algeria condemned Morocco over village {n}." for n in range(SENTENCES)]
    (made.sources / "wire.txt").write_text(" ".join(days), "utf-8")
    return made


def test_each_claim_is_compared_with_its_neighbours_only(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []

    def counted(one: Claim, other: Claim) -> bool:
        compared.append((one.id, other.id))
        return says_the_same(one, other)

    monkeypatch.setattr(anchor, "says_the_same", counted)
    everything = use_cases.find_claims(folder.path, use_cases.selection())
    assert len(everything.claims) >= SENTENCES
    assert 0 < len(compared) < 6 * len(everything.claims)
    compared.clear()
    one = everything.claims[7]["id"]
    assert use_cases.show_claim(folder.path, one).claim["id"] == one
    assert use_cases.find_claims(folder.path, use_cases.selection(words="zebra")).claims == ()
    assert len(compared) < 6


def test_who_says_the_same_is_told_with_each_claim(folder: Folder) -> None:
    claims = use_cases.find_claims(folder.path, use_cases.selection(relation="condemnation")).claims
    assert {tuple(claim["coders"]) for claim in claims} == {("learned",)}
