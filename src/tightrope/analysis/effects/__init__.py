"""Causal links in, what an outcome brings about out."""

from tightrope.analysis.effects.analyse import analyse_effects
from tightrope.analysis.effects.check import check_effects
from tightrope.analysis.effects.energy import price_over_time, price_shock
from tightrope.analysis.effects.report import EffectsReport

__all__ = ["EffectsReport", "analyse_effects", "check_effects", "price_over_time", "price_shock"]
