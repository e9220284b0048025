"""Takes facts and gives sentences made of parts; `render` turns them into text, once and last.

A sentence is text mixed with references to elements of the model. `ByName` shows the references
by the names of the crisis file (brief, terminal), `ById` by their ids (JSON).
"""

from __future__ import annotations

from tightrope.words.names import ById, ByName, Names
from tightrope.words.parts import (
    Act,
    ActorRef,
    Agreeing,
    ChangeRef,
    ClauseRef,
    FormulaRef,
    IndicatorRef,
    Joined,
    OptionRef,
    Part,
    Phrase,
    ScenarioRef,
    StatementRef,
    TreatyRef,
)
from tightrope.words.phrase import actors, acts, clauses, fill, join, joined, sentence
from tightrope.words.plain import count, full_stop, listed, numeral, plain_id, sentence_case, some
from tightrope.words.render import render

__all__ = [
    "Act",
    "ActorRef",
    "Agreeing",
    "ById",
    "ByName",
    "ChangeRef",
    "ClauseRef",
    "FormulaRef",
    "IndicatorRef",
    "Joined",
    "Names",
    "OptionRef",
    "Part",
    "Phrase",
    "ScenarioRef",
    "StatementRef",
    "TreatyRef",
    "actors",
    "acts",
    "clauses",
    "count",
    "fill",
    "full_stop",
    "join",
    "joined",
    "listed",
    "numeral",
    "plain_id",
    "render",
    "sentence",
    "sentence_case",
    "some",
]
