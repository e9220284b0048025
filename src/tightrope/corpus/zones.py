"""Stretches of lines that belong together: front matter, profiles, tables of contents, other stories."""

from __future__ import annotations

import re
from bisect import bisect_left

from tightrope.corpus.blocks import Block, fold
from tightrope.corpus.document import Label
from tightrope.corpus.frontmatter import front_matter_end
from tightrope.corpus.lexicon import exact, found, overlap
from tightrope.corpus.sheet import Sheet

_PAIR = re.compile(r"^([a-z][a-z -]{0,20}?)\s*:\s*(\S.*)?$")
_RESUMES = (
    0.42  # share of its words a paragraph must have in common with the article to belong to it
)
_GOES_ON = 1  # lines at least that follow the first one of a text that goes on
_FOREIGN = 0.15  # below this a paragraph after the closing lines is another story
_CLOSING = ("nav", "byline", "call_to_action", "profile", "teaser", "link_list")
_BIOGRAPHY = re.compile(
    r"((?:(?:Dr|Prof)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}),? (?:is|was|has been|works as) (?:an? |the )?[^.]{0,80}"
    r"\b(?:reporter|correspondent|journalist|editor|columnist|writer|author|analyst|researcher|fellow|professor|lecturer"
    r"|scholar|contributor|historian|consultant|blogger|commentator|specialist|expert|student|candidate)\b"
    r"[^.]{0,40}\b(?:at|for|in|of|on|with|who|based|covering|specialising|specializing|focusing|whose)\b"
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
        sheet.set(position, "link_list" if foreign and not near else "toc")
    return end


def _later(sheet: Sheet, position: int, end: int) -> bool:
    """True when the line stands again behind the table."""
    keys = sheet.spellings(position)
    near = range(max(0, position - 60), min(end, position + 60))
    inside = sum(1 for n in near if sheet.blocks[n].key == keys[-1])
    return any(key in sheet.tails for key in keys) or sheet.keys[keys[-1]] > inside


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
    while end < len(sheet.blocks) and not _resumes(sheet, end, first):
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


def mark_biographies(sheet: Sheet) -> None:
    """Who wrote the article, in one of its last paragraphs, with the name above it if it stands alone."""
    for position in sheet.prose[-3:]:
        block = sheet.blocks[position]
        if len(sheet.prose) < 3 or not sheet.open(position) or len(block.words) > 90:
            continue
        name = _BIOGRAPHY.match(block.body[:200])
        if not name:
            continue
        sheet.set(position, "profile")
        above = position - 1
        if sheet.open(above) and sheet.blocks[above].key in (fold(name.group(1)), "about"):
            sheet.set(above, "profile")


def mark_drift(sheet: Sheet) -> None:
    """Text after the page's closing lines (byline, menu, appeal) that is about something else."""
    prose = [n for n in sheet.prose if sheet.open(n)]
    closing = False
    for order, position in enumerate(prose):
        before = prose[order - 1] if order else 0
        closing = closing or any(sheet.labels[n] in _CLOSING for n in range(before + 1, position))
        if not closing or order < 0.6 * len(prose):
            closing = False
            continue
        block = sheet.blocks[position]
        if len(block.words) >= 15 and overlap(block.shown, sheet.topic) < _FOREIGN:
            sheet.set(position, "teaser")
            if sheet.open(position - 1) and not sheet.blocks[position - 1].prose:
                sheet.set(position - 1, "teaser")


def _resumes(sheet: Sheet, position: int, first: int) -> bool:
    block = sheet.blocks[position]
    if not block.prose or block.truncated or not sheet.open(position):
        return False
    if position == first and (sheet.prose[-1] if sheet.prose else -1) - position >= _GOES_ON:
        return True  # no title of another story stands between the words and a text that goes on
    return len(block.words) >= 15 and overlap(block.shown, sheet.topic) >= _RESUMES
