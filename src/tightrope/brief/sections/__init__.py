"""The annex: each module takes a `Desk` and gives a `Section`, or None if empty."""

from __future__ import annotations

from collections.abc import Callable

from tightrope.brief.desk import Desk
from tightrope.brief.page import Section
from tightrope.brief.sections.alignment import write_alignment
from tightrope.brief.sections.coming import write_coming
from tightrope.brief.sections.commitments import write_commitments
from tightrope.brief.sections.contradictions import write_contradictions
from tightrope.brief.sections.counts import write_counts
from tightrope.brief.sections.effects import write_effects
from tightrope.brief.sections.expectations import write_expectations
from tightrope.brief.sections.grounds import write_grounds
from tightrope.brief.sections.held import write_held
from tightrope.brief.sections.hindsight import write_hindsight
from tightrope.brief.sections.method import write_method
from tightrope.brief.sections.missing import write_missing
from tightrope.brief.sections.motives import write_motives
from tightrope.brief.sections.needed import write_needed
from tightrope.brief.sections.outcomes import write_outcomes
from tightrope.brief.sections.red_lines import write_red_lines
from tightrope.brief.sections.scenarios import write_scenarios
from tightrope.brief.sections.sources import write_sources
from tightrope.brief.sections.timeline import write_timeline

__all__ = ["SECTIONS"]

SECTIONS: tuple[Callable[[Desk], Section | None], ...] = (
    write_grounds,
    write_missing,
    write_alignment,
    write_commitments,
    write_red_lines,
    write_outcomes,
    write_held,
    write_scenarios,
    write_coming,
    write_motives,
    write_needed,
    write_effects,
    write_contradictions,
    write_timeline,
    write_sources,
    write_expectations,
    write_hindsight,
    write_counts,
    write_method,
)
