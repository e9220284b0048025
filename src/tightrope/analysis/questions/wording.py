"""Questions as a reader would ask them."""

from __future__ import annotations

from functools import singledispatch

from tightrope.analysis.questions import question as q
from tightrope.crisis import level_name

__all__ = ["in_words"]


def in_words(ask: q.Question) -> str:
    """Gives the question as a sentence, with the scenario and the changes it is asked under."""
    under = f" under {ask.scenario}" if ask.scenario else ""
    after = f" after {' and '.join(ask.after)}" if ask.after else ""
    return f"{_asked(ask)}{under}{after}?"


@singledispatch
def _asked(ask: q.Question) -> str:
    raise TypeError(f"no wording for {type(ask).__name__}")


@_asked.register
def _(ask: q.AskForecast) -> str:
    if ask.is_ is not None:
        return f"Is {ask.forecast} at {level_name(ask.is_)} in every expected outcome"
    bound = f"at most {ask.at_most}" if ask.at_most else f"at least {ask.at_least}"
    return f"Is {ask.forecast} {bound} in every expected outcome"


@_asked.register
def _(ask: q.AskOutcomes) -> str:
    which = "expected outcomes" if ask.of == "expected" else "SEQ equilibria"
    return f"Is '{ask.outcomes}' true in {ask.true_in} of the {which}"


@_asked.register
def _(ask: q.AskHolds) -> str:
    return f"Does the present situation hold ({ask.status_quo_holds.upper()})"


@_asked.register
def _(ask: q.AskRedLine) -> str:
    parts = [f"is it {ask.verdict}"] if ask.verdict else []
    parts += [f"does it deter: {ask.deters}"] if ask.deters else []
    return f"Red line {ask.red_line}: {' and '.join(parts)}"


@_asked.register
def _(ask: q.AskObligation) -> str:
    verb = "Does" if ask.binds else "Is it right that no clause of"
    rest = "bind anybody" if ask.binds else "binds anybody"
    return f"{verb} {ask.treaty} {rest} to {ask.obligation.replace('_', '-')}"


@_asked.register
def _(ask: q.AskPivot) -> str:
    return f"Does {ask.pivot} stand between {' and '.join(ask.between)}"


@_asked.register
def _(ask: q.AskIndicator) -> str:
    return f"Where does the expected outcome move {ask.indicator} ({ask.moves})"


@_asked.register
def _(ask: q.AskPaths) -> str:
    start, end = ask.paths
    signs = "both signs" if ask.signs == "both" else f"the sign {ask.signs}"
    reach = f" of at most {ask.within} links" if ask.within < q.ANY_LENGTH else ""
    return f"Have the causal paths{reach} from {start} to {end} {signs}"


@_asked.register
def _(ask: q.AskShock) -> str:
    rise = f"raise the price by {ask.at_least:g} % or more in the median of every source"
    return f"Does the energy shock {ask.energy_shock} {rise}"


@_asked.register
def _(ask: q.AskUnmoved) -> str:
    return f"Is the forecast of {', '.join(ask.unmoved)} the same whatever {ask.by} does"


@_asked.register
def _(ask: q.AskWorst) -> str:
    return f"Does {ask.worst_for} rank {ask.is_} lowest of {', '.join(ask.among)}"


@_asked.register
def _(ask: q.AskDependence) -> str:
    return f"Does {ask.depends_more} depend on {ask.on} more than the other way round"


@_asked.register
def _(ask: q.AskChange) -> str:
    change = " and ".join(ask.change)
    return f"Does [{change}] move the forecast of {ask.moves_forecast} to {level_name(ask.to)}"
