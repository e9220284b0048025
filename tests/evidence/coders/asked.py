"""A coder on a fake model, and a model that answers well."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.evidence.coders.server import FakeModel, answer, claim
from tightrope.evidence.coding.coders import Endpoint, LanguageModelCoder

_ATTACK = re.compile(r"(\w+) (did not )?(attack|condemn)(?:ed)? (\w+)")


def coder_for(
    model: FakeModel, *, pauses: list[float] | None = None, **rest: Any
) -> LanguageModelCoder:
    """A coder on the fake model that does not really wait."""
    endpoint = {
        key: rest.pop(key) for key in ("timeout", "connect", "tries", "most_bytes") if key in rest
    }
    return LanguageModelCoder(
        Endpoint(model.url, "fake-1", **{"timeout": 5.0, **endpoint}),
        sleep=(pauses if pauses is not None else []).append,
        **rest,
    )


def obliging(request: dict[str, Any], turn: int) -> dict[str, Any]:
    """A well-behaved model that knows two verbs."""
    found = []
    for one in json.loads(request["messages"][1]["content"])["sentences"]:
        for match in _ATTACK.finditer(one["text"]):
            relation = "military_action" if match[3] == "attack" else "condemnation"
            found.append(
                claim(
                    sentence=one["n"],
                    quote=match[0],
                    source=match[1],
                    target=match[4],
                    relation=relation,
                    event="ASSAULT" if match[3] == "attack" else "ACCUSE",
                    held="no" if match[2] else "yes",
                )
            )
    return answer({"claims": found})
