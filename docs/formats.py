"""The reference of every file that people write, made from the types the program reads them into."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from tightrope.analysis.questions.read import ExpectationsFile
from tightrope.analysis.questions.sealed import SealedFile
from tightrope.app.evidence.sources import SourceNote
from tightrope.crisis import CrisisModel
from tightrope.crisis.parts.atoms import Names, Spread
from tightrope.crisis.schema import key_sentences, keys_of
from tightrope.dates import PartialDate
from tightrope.evidence.claims.claim import Decision
from tightrope.findings import branches

__all__ = ["FORMATS", "format_page", "kinds_in"]

# page -> the type of the file, its title, and what stands above the tables
FORMATS: dict[str, tuple[Any, str, str]] = {
    "crisis-file": (
        CrisisModel,
        "crisis.yaml",
        (
            "The model of a crisis: one YAML file, written by people. Every section but the title may be "
            "left out. Formulas use `not and or if iff`, parentheses, `actor.option` and comparisons with "
            "levels (`north.toll >= low`). A date is a year, a month or a day (`2025`, `2025-06`, "
            "`2025-06-18`) and counts from its last day. Unknown keys are errors with the line and the "
            "nearest known key."
        ),
    ),
    "sources-file": (
        SourceNote,
        "sources.yaml",
        (
            "What is noted of each document: a mapping from the name of a file in `sources/` to these keys."
        ),
    ),
    "expectations-file": (
        ExpectationsFile,
        "expectations.yaml",
        (
            "What the sources expect, as questions to the model. The first key of a question tells what is "
            "asked."
        ),
    ),
    "sealed-file": (
        SealedFile,
        "sealed.yaml",
        (
            "Events later than the model, for comparing answers with what happened. Nothing else reads it."
        ),
    ),
    "evidence-file": (
        Decision,
        "evidence.jsonl",
        (
            "What people decided about claims: one JSON object a line, the `version` of the format (2) "
            "first, then the keys of a decision. Empty fields are left out."
        ),
    ),
}


def format_page(name: str) -> str:
    """Gives the page of one file format: a table of keys for every type that it is made of."""
    root, title, about = FORMATS[name]
    parts = [f"# {title}\n", f"{about}\n"]
    for kind in kinds_in(root):
        parts += [f"## {kind.__name__}\n", f"{_about(kind)}\n"]
        parts += ["| key | what it says | value | if left out |", "|---|---|---|---|"]
        said = key_sentences(kind)
        for key, field in keys_of(kind).items():
            value = _value(_annotation(kind, field))
            cells = (f"`{key}`", said[key], value, _default(kind, field))
            parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        parts.append("")
    return "\n".join(parts)


def kinds_in(root: Any) -> list[type[Any]]:
    """Gives the types with keys that a type is made of, itself first."""
    found: list[type[Any]] = []
    waiting = [root]
    while waiting:
        for part, _ in branches(waiting.pop(0)):
            if isinstance(part, type) and (is_dataclass(part) or hasattr(part, "model_fields")):
                if part not in found:
                    found.append(part)
                    waiting += [_annotation(part, field) for field in keys_of(part).values()]
            else:
                waiting += get_args(part)
    return found


def _annotation(kind: type[Any], field: str) -> Any:
    return get_type_hints(kind, include_extras=True)[field]


def _about(kind: type[Any]) -> str:
    return " ".join((kind.__doc__ or "").split("\n\n")[0].split())


def _default(kind: type[Any], field: str) -> str:
    if is_dataclass(kind):
        default = next(f.default for f in fields(kind) if f.name == field)
        required = default is MISSING
    else:
        default, required = kind.model_fields[field].default, kind.model_fields[field].is_required()
    if required:
        return "required"
    shown = (
        {True: "yes", False: "no"}.get(default, default) if isinstance(default, bool) else default
    )
    return (
        ""
        if shown in (None, "", (), {}) or not isinstance(shown, str | int | float)
        else f"`{shown}`"
    )


def _value(annotation: Any) -> str:
    told = [_one(part, marks) for part, marks in branches(annotation) if part is not type(None)]
    return " or ".join(dict.fromkeys(filter(None, told)))


def _one(part: Any, marks: tuple[Any, ...]) -> str:
    names = next((mark.what for mark in marks if isinstance(mark, Names)), None)
    words = {
        str: "text", bool: "yes, no", int: "whole number", float: "number", PartialDate: "date",
    }  # fmt: skip
    told = {
        "formula": "formula",
        "cause": "option, formula or indicator",
        "held": "option or indicator",
        "change": "what-if change",
        "option": "`actor.option`",
    }
    if names is not None:
        return told.get(
            names, f"id of a {names}" if names[0] not in "aeio" else f"id of an {names}"
        )
    if get_origin(part) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(part))
    if get_origin(part) is dict:
        key, value = get_args(part)
        return f"mapping from {_value(key)} to {_value(value)}"
    if part is tuple or get_origin(part) is tuple:
        inner = get_args(part)
        if inner == get_args(next(branches(Spread))[0]):
            return "number, or `[least, most likely, most]`"
        return f"list of {_value(inner[0])}" if inner else "list"
    if hasattr(part, "model_fields") or is_dataclass(part):
        return f"[{part.__name__}](#{part.__name__.lower()})"
    return words.get(part, getattr(part, "__name__", str(part)))
