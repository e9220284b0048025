"""Causal maps out of a folder: FCM weight matrices (CSV) and GraphML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tightrope.app.result import Result
from tightrope.app.store.folder import open_folder, write_out
from tightrope.crisis import read_crisis
from tightrope.crisis.fold import known_on_its_date
from tightrope.exchange.causal_maps import (
    lost_in_matrix,
    summed_in_matrix,
    to_graphml,
    to_matrix,
)
from tightrope.exchange.fates import left_out
from tightrope.exchange.model_fates import FATES, LOST_OF_LINKS

MapForm = Literal["csv", "graphml"]


@dataclass(frozen=True, repr=False)
class MapWritten(Result):
    """The causal map of a folder: its text, or where it was written."""

    schema = "export-causal/1"
    out: Path | None
    """The file it was written to; null: given as `text`."""
    text: str
    """The map in the format asked for."""
    lost: dict[str, tuple[str, ...]]
    """What a matrix cannot hold: `if`, `carried_by`, `disputed`, `delay`, `since`, `until` -> the links with it."""
    remarks: tuple[str, ...] = ()
    """What the format has no place for, in words."""


def write_map(path: Path, form: MapForm, out: Path | None = None) -> MapWritten:
    """Gives the causal map of a folder's crisis; with `out` it is written there, whole."""
    model = read_crisis(open_folder(path).crisis).model
    if form == "csv":  # it has no place for dates: what counts on the file's own
        model = known_on_its_date(model)
    text = to_matrix(model) if form == "csv" else to_graphml(model)
    if out is not None:
        write_out(path, out, text.encode())
    lost = lost_in_matrix(model) if form == "csv" else {}
    remarks = [words for words in left_out(model, FATES["causal", form]) if words != LOST_OF_LINKS]
    summed = summed_in_matrix(model) if form == "csv" else ()
    return MapWritten(out, text, lost, (*remarks, *summed))
