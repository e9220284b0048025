"""A small crisis of interests for the gate: three towers, of which two are worth building."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML

TOWERS = """\
title: Three towers
as_of: 2030-05-01
actors: {north: {name: North}, south: {name: South}, east: {name: East}}
treaties:
  truce:
    name: Truce
    parties: [north, south]
    in_force: 2020
    obliges: [{kind: non_aggression, by: north, forbids: north.tower, text: No towers}]
options:
  north: {tower: {text: Build a tower, now: no}, sing: {text: Sing, now: no}}
  south: {tower: {text: Build a tower, now: no}}
  east: {tower: {text: Build a tower, now: no}, leave: {text: Leave, now: no}}
rules: []
priorities: {}
indicators:
  north_safe: {name: Safety of the North}
  south_safe: {name: Safety of the South}
  east_safe: {name: Safety of the East}
  cost: {name: Cost}
effects:
  - {from: north.tower, to: north_safe, sign: +, strength: strong}
  - {from: south.tower, to: south_safe, sign: +, strength: strong}
  - {from: east.tower, to: east_safe, sign: +, strength: weak}
  - {from: north.tower, to: south_safe, sign: "-", strength: weak}
  - {from: south.tower, to: north_safe, sign: "-", strength: weak}
  - {from: north.tower, to: cost, sign: +, strength: medium}
  - {from: south.tower, to: cost, sign: +, strength: medium}
  - {from: east.tower, to: cost, sign: +, strength: strong}
  - {from: east.leave, to: east_safe, sign: "-", strength: medium}
interests:
  north: [{in: north_safe, wants: high, weight: vital}, {in: cost, wants: low, weight: minor}]
  south: [{in: south_safe, wants: high, weight: vital}, {in: cost, wants: low, weight: minor}]
  east: [{in: east_safe, wants: high, weight: minor}, {in: cost, wants: low, weight: vital}]
dependence:
  - {of: north, on: south, need: stone, replaceable: hardly}
"""


def tree(text: str = TOWERS) -> Any:
    """The file as nested lists and mappings."""
    return YAML().load(text)


def written(data: Mapping[str, Any]) -> str:
    """The same as text again."""
    out = io.StringIO()
    YAML().dump(data, out)
    return out.getvalue()


def towers(text: str = TOWERS, **sections: Any) -> str:
    """The crisis with sections in place of its own."""
    return written({**tree(text), **sections})


def lines(**by: list[str]) -> dict[str, list[dict[str, str]]]:
    """Typed lines, by decision maker."""
    return {actor: [{"want": want} for want in wants] for actor, wants in by.items()}
