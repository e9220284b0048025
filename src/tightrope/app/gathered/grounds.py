"""What answers rest on: the sources with what a person noted of them, and a hash over all input."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace

from tightrope.app.evidence.reading import Reading
from tightrope.app.evidence.sources import SourceNote
from tightrope.crisis import CrisisModel
from tightrope.evidence import SourceLine


def noted(reading: Reading) -> Iterator[SourceLine]:
    """The sources, each with what a person noted of it."""
    for line in reading.report.sources:
        note = reading.notes.get(line.name, SourceNote())
        said = "; ".join(part for part in (note.reason, note.wrong) if part)
        yield replace(line, note=said)


def hash_of_input(model: CrisisModel, reading: Reading | None) -> str:
    """Gives a SHA-256 over the model, the documents and people's decisions: same input, same brief."""
    state = {
        "crisis": model.model_dump(mode="json", by_alias=True),
        "documents": [document.sha256 for document in reading.documents] if reading else [],
        "accepted": sorted(reading.report.accepted) if reading else [],
    }
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()
