"""What a form asks for is what the types of the crisis file say."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest

from tightrope.app.workbench.forms import Asked, Field, _asked, make_forms
from tightrope.crisis.parts.atoms import Names
from tightrope.crisis.parts.game import Option
from tightrope.dates import PartialDate

FORMS = make_forms()


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (str, Asked("text")),
        (float, Asked("number")),
        (int | None, Asked("number")),
        (bool, Asked("yes or no")),
        (bool | str, Asked("level")),
        (bool | Literal["open"], Asked("choice", ("no", "yes", "open"))),
        (Literal["a", "b"], Asked("choice", ("a", "b"))),
        (PartialDate | None, Asked("date")),
        (Annotated[str, Names("actor")], Asked("name", names="actor")),
        (tuple[str, ...], Asked("list", of=Asked("text"))),
        (tuple[float, float, float], Asked("numbers")),
        (dict[str, float], Asked("map", of=Asked("number"), key=Asked("text"))),
        (Option, Asked("element", element="Option")),
        (Literal["a"] | Option, Asked("element", element="Option")),
    ],
)
def test_how_each_type_is_entered(kind: Any, asked: Asked) -> None:
    assert _asked(kind) == asked


def fields(name: str) -> dict[str, Field]:
    return {field.key: field for field in FORMS.forms[name].fields}


def test_keys_stand_as_in_the_file_what_it_rests_on_last() -> None:
    tie = fields("Tie")
    assert "from" in tie
    assert list(tie)[-2:] == ["cites", "assumption"]
    assert (tie["from"].required, tie["from"].default) == (True, None)
    assert not tie["since"].required
    assert tie["sign"].says
    assert FORMS.forms["Tie"].grounded
    assert not FORMS.forms["Actor"].grounded
    assert FORMS.forms["Tie"].name == "tie"


def test_sections_are_those_of_the_file_and_no_form_of_it() -> None:
    sections = {field.key: field for field in FORMS.sections}
    assert sections["title"].required
    assert sections["ties"].asked.of == Asked("element", element="Tie")
    assert sections["actors"].default is None  # a mapping is entered key by key
    assert "CrisisModel" not in FORMS.forms
    line = [field.key for field in FORMS.forms["Statement"].fields]
    assert (line[0], line[-4:]) == ("want", ["since", "until", "cites", "assumption"])
    assert all(form.says for form in FORMS.forms.values())
