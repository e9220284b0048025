"""Interests in, why each side does what it does out: gains and costs, and what would turn it."""

from tightrope.analysis.motives.analyse import analyse_motives
from tightrope.analysis.motives.report import MotivesReport

__all__ = ["MotivesReport", "analyse_motives"]
