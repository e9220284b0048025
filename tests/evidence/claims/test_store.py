from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.records import read_claims, write_claims
from tightrope.evidence.errors import BadRecord

DOCUMENT = document("wire.txt", "Ruritania armed Graustark. Graustark thanked Ruritania.")
ARMED = claim(DOCUMENT, "Ruritania armed Graustark", "ruritania", "arms_transfer", "graustark")


def test_claims_come_back_as_they_were_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "it's here" / "claims.parquet"
    claims = (
        replace(ARMED, id="c-2", cues=((0, 3), (5, 8)), linked=("c-1",), confidence=1 / 3),
        replace(
            ARMED, id="c-1", target_actor=None, speakers=("moscow",), time_resolved="2020/2021"
        ),
    )
    assert write_claims(path, claims) == 2
    assert read_claims(path) == claims
    assert [p.name for p in path.parent.iterdir()] == ["claims.parquet"]


def test_the_same_claims_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "a.parquet", tmp_path / "b.parquet"
    claims = [replace(ARMED, id=f"c-{n}") for n in range(500)]
    write_claims(one, claims)
    write_claims(other, claims)
    assert one.read_bytes() == other.read_bytes()


def test_no_claims_are_a_file_too(tmp_path: Path) -> None:
    assert write_claims(tmp_path / "none.parquet", ()) == 0
    assert read_claims(tmp_path / "none.parquet") == ()


def test_a_file_of_something_else_is_named(tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    path.write_bytes(b"PAR1 but not really")
    with pytest.raises(BadRecord, match=r"claims\.parquet"):
        read_claims(path)


@settings(deadline=None, max_examples=15)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30))
def test_any_words_survive(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("store") / "claims.parquet"
    odd = replace(
        ARMED, rule=text, anchor=replace(ARMED.anchor, exact=text, end=len(text), prefix=text)
    )
    write_claims(path, [odd])
    assert read_claims(path) == (odd,)
