"""Causal maps out of a folder and into one: FCM weight matrices (CSV) and GraphML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tightrope.app.folder import open_folder, write_out
from tightrope.app.result import Result
from tightrope.crisis import read_crisis
from tightrope.crisis.yaml_text import render
from tightrope.exchange.causal_maps import (
    from_graphml,
    from_matrix,
    lost_in_matrix,
    to_graphml,
    to_matrix,
)
from tightrope.exchange.errors import BadMap

MapForm = Literal["csv", "graphml"]
MAX_BYTES = 5_000_000


@dataclass(frozen=True, repr=False)
class MapWritten(Result):
    """The causal map of a folder: its text, or where it was written."""

    schema = "export-causal/1"
    out: Path | None
    """The file it was written to; null: given as `text`."""
    text: str
    """The map in the format asked for."""
    lost: dict[str, tuple[str, ...]]
    """What the format cannot hold: `if`, `carried_by`, `disputed`, `delay` -> the links with it."""


@dataclass(frozen=True, repr=False)
class MapRead(Result):
    """A causal map read: indicators and effects as the crisis file has them, to be pasted in."""

    schema = "import-causal/1"
    indicators: dict[str, dict[str, str]]
    """Id -> an indicator as the crisis file has it."""
    effects: tuple[dict[str, Any], ...]
    """The links as the crisis file has them."""
    yaml: str
    """The same as lines to be pasted into `crisis.yaml`."""


def write_map(path: Path, form: MapForm, out: Path | None = None) -> MapWritten:
    """Gives the causal map of a folder's crisis; with `out` it is written there, whole."""
    model = read_crisis(open_folder(path).crisis).model
    text = to_matrix(model) if form == "csv" else to_graphml(model)
    if out is not None:
        write_out(path, out, text.encode())
    return MapWritten(out, text, lost_in_matrix(model) if form == "csv" else {})


def read_map(file: Path, into: Path | None = None) -> MapRead:
    """Gives the links of a CSV matrix or a GraphML file (by its ending, else its first letter).

    `into` is a folder whose options stay options. Raises BadMap.
    """
    try:
        if file.stat().st_size > MAX_BYTES:
            raise BadMap("the map is too large", where=str(file), allowed="at most 5 MB")
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadMap("the map cannot be read", where=str(file), value=str(error)) from None
    model = None if into is None else read_crisis(open_folder(into).crisis).model
    graphml = file.suffix.lower() == ".graphml" or text.lstrip().startswith("<")
    indicators, effects = from_graphml(text, model) if graphml else from_matrix(text, model)
    if model is not None:
        indicators = {k: v for k, v in indicators.items() if k not in model.indicators}
    return MapRead(indicators, tuple(effects), _as_yaml(indicators, effects))


def _as_yaml(indicators: dict[str, dict[str, str]], effects: list[dict[str, Any]]) -> str:
    """The two sections, one element a line, as they are pasted into a crisis file."""
    lines = ["indicators:", *(f"  {name}: {render(own)}" for name, own in indicators.items())]
    return "\n".join([*lines, "effects:", *(f"  - {render(effect)}" for effect in effects)])
