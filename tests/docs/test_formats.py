"""Every key of every file that people write has its sentence on the reference page."""

from __future__ import annotations

import pytest

from docs.formats import FORMATS, format_page, kinds_in
from tightrope.crisis.schema import key_sentences, keys_of


@pytest.mark.parametrize("name", FORMATS)
def test_every_key_has_a_sentence_and_a_row(name: str) -> None:
    page = format_page(name)
    for kind in kinds_in(FORMATS[name][0]):
        said = key_sentences(kind)
        assert set(said) == set(keys_of(kind)), kind.__name__
        section = page.partition(f"## {kind.__name__}\n")[2].partition("\n## ")[0]
        for key, sentence in said.items():
            assert f"| `{key}` | {sentence.replace('|', chr(92) + '|')} | " in section
            assert sentence.endswith("."), (kind.__name__, key)


def test_no_file_or_section_is_left_out() -> None:
    assert [title for _, title, _ in FORMATS.values()] == [
        "crisis.yaml",
        "sources.yaml",
        "expectations.yaml",
        "sealed.yaml",
        "evidence.jsonl",
    ]
    kinds = {kind.__name__ for kind in kinds_in(FORMATS["crisis-file"][0])}
    assert {"Treaty", "Obligation", "Membership", "RedLine", "Offer", "Interest", "Move"} <= kinds
    asked = {kind.__name__ for kind in kinds_in(FORMATS["expectations-file"][0])}
    assert len([name for name in asked if name.startswith("Ask")]) == 13


def test_values_are_told_as_people_write_them() -> None:
    page = format_page("crisis-file")
    assert "| `by` | The actor who draws the line. | id of an actor | required |" in page
    assert (
        "| `lost` | Supply lost at the source; less than the world has. | number, or `[least"
        in page
    )
    assert "| `requires` |" in page
    assert "formula or mapping from id of an actor to formula" in page
    assert "| `public` | Whether it was said in public. | yes, no | `yes` |" in page
