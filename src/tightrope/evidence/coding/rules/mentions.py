"""Grows mentions to what they stand for: "Russian officials", "Iranian-backed militias"."""

from __future__ import annotations

from tightrope.evidence.coding.actors import Mention
from tightrope.evidence.coding.rules.grammar import Grammar
from tightrope.evidence.coding.rules.lexicon import Lexicon
from tightrope.evidence.text.tokens import Token

__all__ = ["grow_mentions"]

_PREFIXES = {
    "russo": "russia", "sino": "china", "indo": "india", "anglo": "united_kingdom", "franco": "france",
    "turko": "turkey", "israelo": "israel", "americano": "usa", "perso": "iran", "serbo": "serbia",
}  # fmt: skip


def grow_mentions(
    tokens: list[Token], mentions: list[Mention], words: Grammar, cues: Lexicon
) -> list[Mention]:
    """Gives the mentions with groups, organs, titles and pair prefixes ("Russo-") taken in."""
    low = [token.low for token in tokens]
    grown: list[Mention] = []
    covered = -1
    for mention in _with_prefixes(tokens, low, mentions):
        if _is_post(low, mention):
            continue
        if mention.first < covered or _is_make(low, mention, words.classes["made_links"]):
            continue
        group = _group(tokens, low, mention, words.classes["group_links"])
        if group is None:
            group = _organ(tokens, low, mention, words, cues)
        if grown and group.form == "person":
            group = _absorb(grown, group, low, words)
        covered = group.last
        grown.append(group)
    return grown


def _with_prefixes(tokens: list[Token], low: list[str], mentions: list[Mention]) -> list[Mention]:
    found = list(mentions)
    for i, word in enumerate(low):
        actor = _PREFIXES.get(word)
        if actor and i + 1 < len(low) and low[i + 1] in "-–":
            token = tokens[i]
            found.append(Mention(i, i + 1, token.start, token.end, actor, actor, "demonym"))
    return sorted(found, key=lambda m: m.first) if len(found) > len(mentions) else found


def _is_post(low: list[str], mention: Mention) -> bool:
    """ "its UN envoy" acts for whom "its" means, not for the UN."""
    i = mention.last
    owned = mention.first > 0 and low[mention.first - 1] in ("its", "their", "his", "her")
    return owned and i < len(low) and low[i] in ("envoy", "ambassador", "mission")


def _is_make(low: list[str], mention: Mention, links: frozenset[str]) -> bool:
    """ "Russian-made weapons" are no act of Russia's."""
    i = mention.last
    return i + 1 < len(low) and low[i] == "-" and low[i + 1] in links


def _group(
    tokens: list[Token], low: list[str], mention: Mention, links: frozenset[str]
) -> Mention | None:
    """ "Iranian-backed militias" is a group of its own, not Iran."""
    i = mention.last
    if not (i + 2 < len(low) and low[i] == "-" and low[i + 1] in links):
        return None
    if not low[i + 2].isalpha():
        return None
    first = mention.first
    words = [token.low for token in tokens[first:i]] + low[i + 1 : i + 3]
    actor = "_".join(word.strip(".").replace(".", "") for word in words)
    return Mention(first, i + 3, mention.start, tokens[i + 2].end, actor, actor, "name")


def _organ(
    tokens: list[Token], low: list[str], mention: Mention, words: Grammar, cues: Lexicon
) -> Mention:
    """ "Russia's foreign ministry", "Israeli forces", "Kremlin officials" act for the state."""
    if mention.form == "person":
        return mention
    i = mention.last
    if i < len(low) and low[i] == "'s":
        i += 1
    elif mention.form == "name" and not tokens[mention.last - 1].text.replace(".", "").isupper():
        return mention
    organs, titles = words.classes["organs"], words.classes["titles"]
    end = 0
    for k in range(i, min(i + 5, len(low))):
        word = low[k]
        if word in organs and not _modifies_cue(low, k, words, cues):
            end = k + 1
        elif not (
            word in titles
            or word in ("and", "top", "senior", "own", "ground", "air")
            or (
                k == i
                and word.isalpha()
                and word not in words.verbs
                and word not in cues.verbs
                and k + 1 < len(low)
                and low[k + 1] in organs
            )
        ):
            break
    if not end:
        return mention
    return mention._replace(last=end, end=tokens[end - 1].end, form="name")


def _modifies_cue(low: list[str], k: int, words: Grammar, cues: Lexicon) -> bool:
    """ "military strikes": the organ's name only describes the event."""
    if low[k] not in words.classes["describing"] or k + 1 >= len(low):
        return False
    if cues.cues.match(low, k) is not None:
        return True
    found = cues.cues.match(low, k + 1)
    return found is not None and any(r.kind == "noun" for r in found[1])


def _absorb(grown: list[Mention], person: Mention, low: list[str], words: Grammar) -> Mention:
    """ "Russian President Vladimir Putin" is one mention: the person."""
    before = grown[-1]
    between = low[before.last : person.first]
    titles, organs = words.classes["titles"], words.classes["organs"]
    if before.acts_for == person.acts_for and all(
        w in titles or w in organs or w == "'s" for w in between
    ):
        grown.pop()
        return person._replace(first=before.first, start=before.start)
    return person
