"""What two coders say alike is as sure as people found such claims to be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.articles import CRISIS, FIRST, SECOND
from tightrope.app import use_cases
from tightrope.app.evidence.reading import read_evidence
from tightrope.app.evidence.suggested import place_of
from tightrope.app.store.folder import open_folder
from tightrope.crisis import read_crisis
from tightrope.evidence.claims.records import write_claims


def test_agreement_of_coders_counts_as_people_decided_on_it(tmp_path: Path) -> None:
    place = tmp_path / "w"
    use_cases.init(place)
    (place / "crisis.yaml").write_text(CRISIS, encoding="utf-8")
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    use_cases.read(place, [tmp_path / "first.txt", tmp_path / "second.txt"])
    folder = open_folder(place)
    model = read_crisis(place).model
    before = read_evidence(folder, model)
    found = [claim for coded in before.coded for claim in coded.claims]
    assert len(found) > 3
    others = [replace(claim, id=f"x-{claim.id}", coder="llm:m") for claim in found[1:]]
    write_claims(place_of(folder, "llm:m"), others)
    use_cases.decide(place, reject=[found[1].id, found[2].id])
    after = {c.id: c for coded in read_evidence(folder, model).coded for c in coded.claims}
    for claim in found[1:]:
        assert after[claim.id].confidence == round(10 * claim.confidence / 12, 3)
    assert after[found[0].id].confidence == found[0].confidence
    shown = {r["id"]: r for r in use_cases.export_records(place, "claims", coder="llm:m")}
    assert all(r["coders"] == ["learned", "llm:m"] for r in shown.values())
    assert [len(use_cases.review(place, coder="llm:m").waiting)] == [len(others) - 2]
