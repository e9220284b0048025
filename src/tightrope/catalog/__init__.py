"""Published conflicts with their published answers, and what this program computes for them.

Takes nothing, gives `Case`s: each loads as a `tightrope.Conflict`. `table()` sets published
against computed answers.
"""

from __future__ import annotations

from tightrope.catalog.case import Answer, Case, case_names, read_case
from tightrope.catalog.compute import compute_answer
from tightrope.catalog.table import table

__all__ = ["Answer", "Case", "case_names", "compute_answer", "read_case", "table"]
