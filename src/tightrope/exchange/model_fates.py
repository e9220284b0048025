"""What each format holds of a model and what it has no place for: the tables of `fates`."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.crisis.model import Option
from tightrope.exchange.fates import Fate, Fates, Left


def _apart(*names: str) -> dict[str, Fate]:
    return dict.fromkeys(names, "apart")


def _held(*names: str) -> dict[str, Fate]:
    return dict.fromkeys(names, "held")


def _left(words: str, *names: str) -> dict[str, Fate]:
    return dict.fromkeys(names, Left(words))


_HEAD = _apart("title", "as_of", "summary", "focal")
_SIGNALS = _apart("red_lines", "offers", "demands")
_CAUSES = _apart("indicators", "effects", "expect_signs", "energy_shocks")
_PLAY = _apart(
    "options", "rules", "closed_moves", "priorities", "rankings", "weights", "payoffs", "interests",
    "unknown_preferences", "pictures",
)  # fmt: skip
_COURSE = _apart("events", "dynamics", "scenarios")
_BONDS = _apart("ties", "alignment", "dependence", "treaties")
_ACTORS = _left(
    "aliases, codes, kinds and notes of actors", *(f"Actor.{key}" for key in ("aliases", "ids", "kind", "note"))
) | _held("actors", "Actor.name")  # fmt: skip
_NOTHING: Fates = {**_HEAD, "actors": "apart", **_BONDS, **_PLAY, **_SIGNALS, **_CAUSES, **_COURSE}

_TIES: Fates = {
    **_NOTHING,
    **_ACTORS,
    **_left("how ties are read as who stands with whom", "alignment"),
    **_held("ties", *(f"Tie.{key}" for key in (
        "from_", "to", "kind", "sign", "strength", "since", "until", "note", "cites", "assumption",
    ))),
}  # fmt: skip

_EVENTS: Fates = {
    **_NOTHING,
    **_held("events", *(f"Event.{key}" for key in (
        "date", "until", "text", "actors", "moves", "order", "confidence", "sealed", "cites", "assumption",
    ))),
    **_held("Move.to"),
    **_left("the level before a move", "Move.from_"),
}  # fmt: skip

_SEEN_OTHERWISE = _left(
    "what of preferences is unknown: ranks are of what is stated", "unknown_preferences"
) | _left("how somebody sees the conflict otherwise than it is", "pictures")


def _has_names(option: Option) -> bool:
    return option.levels is not None and tuple(option.levels) != ("no", "yes")


_GROUNDS = _left("what it rests on (claims, assumptions)", "*.cites", "*.assumption")
_WANTED: Fates = {
    **_left("interests, of which only the ranking that follows is written", "interests"),
    **_left("the size of weights, of which only the ranking that follows is written", "weights"),
    **_left("the size of payoffs, of which only their order is written", "payoffs"),
    **_left("places in words, of which only the ranking that follows is written", "rankings"),
}
_GAME: Fates = {
    **_HEAD, **_BONDS, **_SIGNALS, **_CAUSES, **_COURSE, **_SEEN_OTHERWISE, **_WANTED, **_GROUNDS,
    **_apart(*(f"Actor.{key}" for key in ("aliases", "ids", "kind", "note"))),
    **_held("actors", "Actor.name", "options", "rules", "Rule.never", "Rule.always", "Option.levels"),
    **_held("closed_moves", *(f"ClosedMove.{key}" for key in ("by", "from_", "to"))),
    **_left("why something cannot be", "*.because"),
    **_left("scenarios", "scenarios"),
}  # fmt: skip
# closed moves: the writers of .gmcr and .nfg refuse the game that has any

_GMCR: Fates = {
    **_GAME,
    **_held("title", "Option.text", "Option.irreversible", "priorities", "Statement.want"),
    **_left("the status quo", "Option.now"),
    "Option.levels": Left("names of levels, which are no and yes there", when=_has_names),
    **_left("statements in words, and which are firm or dormant", "Statement.text",
            "Statement.firm", "Statement.dormant"),
    **_left("since and until when statements count", "Statement.since", "Statement.until"),
}  # fmt: skip

_NFG: Fates = {
    **_GAME,
    **_held("title"),
    **_left("the status quo, but for a remark in the file", "Option.now"),
    **_left("what options are in words", "Option.text"),
    **_left("the irreversibility of options", "Option.irreversible"),
    **_left("statements, of which only the ranking that follows is written", "priorities"),
    **_left("rules (a combination that cannot be pays everybody 0, the least)", "rules"),
}

_STATES: Fates = {
    **_GAME,
    **_held("Option.now"),
    **_left("what options are in words", "Option.text"),
    **_left("moves, with what is closed or cannot be undone, which is reckoned with",
            "Option.irreversible", "closed_moves"),
    **_left("statements, of which only the ranking that follows is written", "priorities"),
}  # fmt: skip

_STATE_GRAPH: Fates = {**_STATES, **_held("Option.irreversible", "closed_moves")}

_OUTCOMES: Fates = {**_NOTHING, **_SEEN_OTHERWISE}

_LINKS: Fates = {
    **_NOTHING,
    **_held("indicators", "Indicator.name", "effects", "Effect.from_", "Effect.to", "Effect.sign", "Effect.strength"),
    **_left("where indicators stand, whether they are held, and for whom they are good or bad",
            "Indicator.level", "Indicator.held", "Indicator.good_for", "Indicator.bad_for"),
}  # fmt: skip
LOST_OF_LINKS = "conditions, carriers, disputes, delays and dates of links"
_MORE_OF_LINKS = tuple(
    f"Effect.{key}"
    for key in (
        "if_", "carried_by", "disputed", "delay", "since", "until", "note", "cites", "assumption"
    )
)  # fmt: skip
_MAP_GRAPH: Fates = {**_LINKS, **_held(*_MORE_OF_LINKS)}
_MATRIX: Fates = {
    **_LINKS,
    **_left("names of indicators", "Indicator.name"),
    **_left(LOST_OF_LINKS, *_MORE_OF_LINKS[:6]),
    **_left("notes on links and what they rest on", *_MORE_OF_LINKS[6:]),
}

FATES: Mapping[tuple[str, str], Fates] = {
    **{("ties", form): _TIES for form in ("csv", "jsonl", "parquet", "gexf", "graphml")},
    **{("network", form): _TIES for form in ("gexf", "graphml")},
    **{("events", form): _EVENTS for form in ("csv", "jsonl", "parquet")},
    **{("outcomes", form): _OUTCOMES for form in ("csv", "jsonl", "parquet")},
    **{("states", form): _STATES for form in ("csv", "jsonl", "parquet")},
    ("states", "graphml"): _STATE_GRAPH,
    ("conflict", "gmcr"): _GMCR,
    ("conflict", "nfg"): _NFG,
    ("causal", "graphml"): _MAP_GRAPH,
    ("causal", "csv"): _MATRIX,
}
"""What is written and its format -> the fate of every key of the model in it."""
