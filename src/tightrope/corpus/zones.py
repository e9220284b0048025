"""Stretches of lines that belong together: front matter, profiles, tables of contents, other stories."""

from __future__ import annotations

import re
from bisect import bisect_left

from tightrope.corpus.blocks import Block
from tightrope.corpus.document import Label
from tightrope.corpus.frontmatter import front_matter_end
from tightrope.corpus.lexicon import exact, found
from tightrope.corpus.sheet import Sheet
from tightrope.corpus.topic import overlap

__all__ = ["mark_contents_table", "mark_front_matter", "mark_other_stories", "mark_profiles"]

_PAIR = re.compile(r"^([a-z][a-z -]{0,20}?)\s*:\s*(\S.*)?$")
_RESUMES = (
    0.42  # share of its words a paragraph must have in common with the article to belong to it
)
_COMMENTS = re.compile(
    r"^(\d+ |no )?comments?( \(?\d+\)?)?( on .*)?$|^(post|leave|add) a (comment|reply)|^(reader )?responses$"
)


def mark_front_matter(sheet: Sheet) -> None:
    """The header block between `---` lines is the document's byline."""
    end = front_matter_end(sheet.document.text)
    for position, block in enumerate(sheet.blocks):
        if block.end > end:
            return
        sheet.set(position, "byline")


def mark_profiles(sheet: Sheet) -> None:
    """Author cards, usually made up: name, user name, e-mail, birthdate, social accounts."""
    position = 0
    while position < len(sheet.blocks):
        last = _profile_end(sheet, position)
        for inside in range(position, last):
            sheet.set(inside, "profile")
        position = max(last, position + 1)


def _profile_end(sheet: Sheet, first: int) -> int:
    blocks = sheet.blocks
    if blocks[first].key not in exact("profile") and not is_profile_pair(blocks[first]):
        return first
    pairs = 0
    position = first
    while position < len(blocks) and _is_profile_line(blocks[position]):
        pairs += is_profile_pair(blocks[position])
        position += 1
    headed = blocks[first].key in exact("profile")
    if pairs >= (2 if headed else 3) or (headed and blocks[first].key == "detail author"):
        return position
    about = headed and blocks[first].key.startswith(
        ("about the", "about author", "author b", "meet")
    )
    late = bisect_left(sheet.prose, position) > 0.6 * len(sheet.prose)
    if about and late and position < len(blocks) and blocks[position].prose:
        return position + 1
    return first


def _is_profile_line(block: Block) -> bool:
    return (
        block.key in exact("profile")
        or block.key in exact("profile", "networks")
        or is_profile_pair(block)
    )


def is_profile_pair(block: Block) -> bool:
    """True for `Username : someone`, `tiktok:` and the like."""
    match = _PAIR.match(block.body[:200].casefold())
    if not match:
        return False
    name = match.group(1).strip()
    return name in exact("profile", "keys") or (
        name in exact("profile", "networks")
        and (match.group(2) is None or "/" in match.group(2) or "@" in match.group(2))
    )


def mark_contents_table(sheet: Sheet) -> None:
    """A table of contents with its title, or a run of lines that come back as headings."""
    position = 0
    while position < len(sheet.blocks):
        end = position + 1
        if sheet.open(position) and _is_contents_title(sheet.blocks[position]):
            sheet.set(position, "toc")
            end = _mark_entries(sheet, position + 1, headed=True)
        elif sheet.open(position) and _short(sheet, position) and sheet.recurs(position):
            end = max(end, _mark_entries(sheet, position, headed=False))
        position = end


def _is_contents_title(block: Block) -> bool:
    return (
        block.key in exact("toc")
        or found("toc", block.key[:80])
        or (block.key.startswith("table of contents") and len(block.words) > 6)
    )


def _short(sheet: Sheet, position: int) -> bool:
    block = sheet.blocks[position]
    return sheet.open(position) and not block.prose and len(block.words) <= 25


def _mark_entries(sheet: Sheet, first: int, *, headed: bool) -> int:
    """Labels the entries from `first` on and gives the position after them."""
    end = first
    seen: set[str] = set()
    while end < len(sheet.blocks) and _short(sheet, end) and sheet.blocks[end].key not in seen:
        seen.add(sheet.blocks[end].key)
        end += 1
    before_text = end < len(sheet.blocks) and sheet.blocks[end].prose
    marked = [sheet.blocks[n].marker != "" for n in range(first, end)]
    while before_text and end > first and not _is_entry(sheet, end - 1, marked[: end - first]):
        end -= 1  # headings of the text that follows
    entries = [n for n in range(first, end) if _later(sheet, n, end)]
    if not headed and (len(entries) < 3 or 2 * len(entries) < end - first):
        return first
    if headed and not entries and not (marked and marked[0] and end - first >= 2):
        return first
    for position in range(first, end):
        foreign = position not in entries and not overlap(sheet.blocks[position].body, sheet.topic)
        near = position - 1 in entries or position + 1 in entries
        sheet.set(position, "link_list" if foreign and not near and entries else "toc")
    return end


def _later(sheet: Sheet, position: int, end: int) -> bool:
    """True when the line stands again behind the table."""
    key = sheet.blocks[position].key
    inside = sum(
        1
        for n in range(max(0, position - 60), min(end, position + 60))
        if sheet.blocks[n].key == key
    )
    return key in sheet.tails or sheet.keys[key] > inside


def _is_entry(sheet: Sheet, position: int, marked: list[bool]) -> bool:
    block = sheet.blocks[position]
    if sheet.recurs(position):
        return True
    return block.marker == "bullet" and all(marked)


def mark_other_stories(sheet: Sheet) -> None:
    """What follows "popular posts", "you may also like" or the comments, until the article goes on."""
    prose = sheet.prose
    position = 0
    while position < len(sheet.blocks):
        block = sheet.blocks[position]
        comments = _COMMENTS.match(block.key) is not None
        before = bisect_left(prose, position)
        late = bool(prose) and before >= 0.5 * len(prose)
        end = position + 1
        if (
            not block.prose
            and (_is_trigger(block) or (comments and late))
            and _stands_alone(sheet, position)
        ):
            sheet.labels[position] = "nav"
            end = _mark_stories(sheet, position + 1)
        position = end


def _is_trigger(block: Block) -> bool:
    return block.key in exact("teaser", "triggers") or found(
        "teaser", block.key[:80], "trigger_patterns"
    )


def _stands_alone(sheet: Sheet, position: int) -> bool:
    """A trigger word that is one entry of a menu at the top starts nothing."""
    return (
        sheet.labels[position] in (None, "nav") and bool(sheet.prose) and position > sheet.prose[0]
    )


def _mark_stories(sheet: Sheet, first: int) -> int:
    end = first
    while end < len(sheet.blocks) and not _resumes(sheet, end):
        end += 1
    resumed = first < end < len(sheet.blocks) and not sheet.blocks[end - 1].prose
    if resumed and (sheet.blocks[end - 1].gap or end - first > 1):
        end -= 1  # the heading of the text that goes on
    excerpts = any(sheet.blocks[n].prose for n in range(first, end))
    titles = [len(sheet.blocks[n].words) for n in range(first, end) if sheet.open(n)]
    wordy = bool(titles) and sum(titles) >= 5 * len(titles)
    label: Label = "teaser" if excerpts or wordy else "link_list"
    for position in range(first, end):
        trigger = not sheet.blocks[position].prose and _is_trigger(sheet.blocks[position])
        sheet.set(position, "nav" if trigger else label)
    return end


def _resumes(sheet: Sheet, position: int) -> bool:
    block = sheet.blocks[position]
    if not block.prose or block.truncated or not sheet.open(position):
        return False
    return len(block.words) >= 15 and overlap(block.shown, sheet.topic) >= _RESUMES
