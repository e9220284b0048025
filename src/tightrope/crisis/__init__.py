"""The crisis file: takes crisis.yaml, gives a `CrisisModel`; main function `read_crisis`."""

from __future__ import annotations

from tightrope.crisis.change import Change, apply_change, apply_scenario, parse_change
from tightrope.crisis.checks import CRISIS_CHECKS, check_crisis
from tightrope.crisis.formula import Formula
from tightrope.crisis.levels import (
    level_formula,
    level_index,
    level_name,
    now_levels,
    option_levels,
)
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parse_formula import parse_formula
from tightrope.crisis.read import CrisisFile, parse_crisis, read_crisis
from tightrope.crisis.schema import json_schema
from tightrope.crisis.uncared import uncared_for
from tightrope.findings import Finding

__all__ = [
    "CRISIS_CHECKS",
    "Change",
    "CrisisFile",
    "CrisisModel",
    "Finding",
    "Formula",
    "apply_change",
    "apply_scenario",
    "check_crisis",
    "json_schema",
    "level_formula",
    "level_index",
    "level_name",
    "now_levels",
    "option_levels",
    "parse_change",
    "parse_crisis",
    "parse_formula",
    "read_crisis",
    "uncared_for",
]
