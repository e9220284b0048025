"""Runs of short lines between paragraphs: headings, list items, captions, or links to other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tightrope.corpus.blocks import Block
from tightrope.corpus.document import Label
from tightrope.corpus.lexicon import overlap
from tightrope.corpus.sheet import Sheet

# "Map of a Country - Name of a Site": what picture search results are called.
_SITE_TITLE = re.compile(r"\s[-|]\s+\S[^-|]{1,60}$")
_PICTURE = re.compile(
    r"\b(maps?|flag|flags|logo|photos?|images?|pictures?|wallpapers?|infographic|satellite|icon|facts|guide|atlas"
    r"|britannica|wikipedia|department of state|country profile|\.(com|org|net))\b"
)
_PICTURE_NAME = re.compile(
    r"^(?:the )?(?:flag|map|photo|image|picture)s? of |^(?:\S+ ){1,2}(?:maps?|flag|logo)$|\b(?:satellite|hd|stock) (?:image|photo|picture|map)s?$"
)
_LIST_LEAD = re.compile(r"(:|\b(include|including|are|following|as follows))\W{0,3}$")
_MAX_HEADINGS = 3  # headings that may stand above one another before a text


def mark_prose(sheet: Sheet) -> None:
    """Running text is content unless an earlier rule knew better, excerpts at the end excepted."""
    whole = [n for n in sheet.prose if sheet.open(n)]
    last = whole[-1] if whole else -1
    for position, block in enumerate(sheet.blocks):
        if not block.prose or not sheet.open(position):
            continue
        if block.truncated and position > last >= 0:
            sheet.set(position, "teaser")
            if sheet.open(position - 1) and not sheet.blocks[position - 1].prose:
                sheet.set(position - 1, "teaser")
        else:
            sheet.set(position, "content")


def mark_glued_captions(sheet: Sheet) -> None:
    """A sentence broken off by a caption: "The relationship is a Map of X - Guide of Y"."""
    short = {
        b.key for b in sheet.blocks if not b.prose and 3 <= len(b.words) <= 16 and not b.closed
    } | set(sheet.repeated)
    for position, block in enumerate(sheet.blocks):
        if not sheet.open(position) or block.closed or len(block.words) < 5:
            continue
        words = block.key.split()
        ends = (" ".join(words[n:]) for n in range(max(1, len(words) - 16), len(words) - 2))
        if any(end in short for end in ends) or _broken_off(block):
            sheet.set(position, "caption")


def _broken_off(block: Block) -> bool:
    """Starts as a sentence, ends without one, as the title of a picture."""
    if len(block.words) > 40 or not _SITE_TITLE.search(block.body):
        return False
    return block.capitals < 0.85 and _PICTURE.search(block.key) is not None


def mark_repeated(sheet: Sheet) -> None:
    """Short lines that stand in several documents, or several times in this one, are not this text's own."""
    for position, block in enumerate(sheet.blocks):
        if not sheet.open(position) or block.prose or sheet.is_known_heading(position):
            continue
        foreign = block.key in sheet.repeated
        again = sheet.keys[block.key] > 1 and len(block.words) >= 2
        if not (foreign or again) or _heads_text(sheet, position):
            continue
        if again and not foreign and _is_title_twice(sheet, position):
            continue
        label: Label = "caption" if len(block.words) >= 3 else "nav"
        sheet.set(position, label)


def _is_title_twice(sheet: Sheet, position: int) -> bool:
    """Pages repeat their title above the text."""
    early = bool(sheet.prose) and position < sheet.prose[0]
    return early and len(sheet.blocks[position].words) >= 4 and not _is_picture(sheet, position)


def _heads_text(sheet: Sheet, position: int) -> bool:
    return sheet.running(position + 1) and not _is_picture(sheet, position)


def mark_runs(sheet: Sheet) -> None:
    """Labels every block still open."""
    for first, end in _open_runs(sheet):
        if sheet.running(end):
            _mark_before_text(sheet, first, end)
        else:
            _mark_without_text(sheet, first, end)


def _open_runs(sheet: Sheet) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(sheet.blocks):
        end = position
        while sheet.open(end):
            end += 1
        if end > position:
            yield position, end
        position = end + 1


def _mark_before_text(sheet: Sheet, first: int, end: int) -> None:
    """The last lines above a text head it; a longer run above them is a list, a menu or pictures."""
    start = max(first, end - _MAX_HEADINGS)
    while start < end - 1 and not (
        _may_head(sheet, start) and (end - first < 3 or _related(sheet, start))
    ):
        start += 1
    if not _may_head(sheet, end - 1) and (_bulleted(sheet, end - 1) or sheet.hashed):
        start = end
    if not _text_before(sheet, first) and _is_foreign_list(sheet, end - 3, end):
        start = end
    heads = set(range(start, end)) | {n for n in range(first, end) if _is_surely_heading(sheet, n)}
    if not _text_before(sheet, first):
        heads.add(_title(sheet, first, end))
    for position in sorted(heads):
        sheet.set(position, "caption" if _is_picture(sheet, position) and position else "heading")
    _mark_items(sheet, first, end)


def _is_foreign_list(sheet: Sheet, first: int, end: int) -> bool:
    """Three lines under the title of which none shares a word with the text: links, not headings."""
    return first > 0 and all(
        sheet.open(n) and not _related(sheet, n) and not sheet.is_known_heading(n)
        for n in range(first, end)
    )


def _text_before(sheet: Sheet, position: int) -> bool:
    return sheet.first_text < position


def _title(sheet: Sheet, first: int, end: int) -> int:
    """Position of the longest line among the first ones: the title of the article."""
    return max(
        range(first, min(end, first + 40)), key=lambda n: (min(len(sheet.blocks[n].words), 12), -n)
    )


def _may_head(sheet: Sheet, position: int) -> bool:
    block = sheet.blocks[position]
    if _is_surely_heading(sheet, position):
        return True
    if sheet.hashed or block.marker in ("bullet", "quote") or _is_picture(sheet, position):
        return False
    return 2 <= len(block.words) <= 25


def _related(sheet: Sheet, position: int) -> bool:
    """Shares a word with the topic, or is numbered: a longer run of other lines is not of this text."""
    block = sheet.blocks[position]
    return block.marker in ("number", "hash") or overlap(block.body, sheet.topic) > 0


def _is_surely_heading(sheet: Sheet, position: int) -> bool:
    return sheet.blocks[position].marker == "hash" or sheet.is_known_heading(position)


def _bulleted(sheet: Sheet, position: int) -> bool:
    return sheet.blocks[position].marker in ("bullet", "quote")


def mark_lists(sheet: Sheet) -> None:
    """Items with a mark under a line that announces them ("The stakes include:") are content."""
    for position, block in enumerate(sheet.blocks):
        if sheet.labels[position] not in (None, "content") or not _announces(block):
            continue
        end = position + 1
        while sheet.open(end) and sheet.blocks[end].marker in ("bullet", "number"):
            end += 1
        if end - position >= 3 and (block.prose or sheet.running(position - 1)):
            titled = not block.prose and block.capitals >= 0.8 and len(block.words) > 1
            sheet.set(position, "heading" if titled else "content")
            for inside in range(position + 1, end):
                sheet.set(inside, "content")


def _announces(block: Block) -> bool:
    return _LIST_LEAD.search(block.shown[-60:]) is not None


def _mark_without_text(sheet: Sheet, first: int, end: int) -> None:
    """No text follows: known headings stay headings, the rest is list, pictures or links."""
    for position in range(first, end):
        if _is_surely_heading(sheet, position):
            sheet.set(position, "heading")
    if first < end and not _text_before(sheet, first):
        title = _title(sheet, first, end)
        words = len(sheet.blocks[title].words)
        if words >= 4 or (words == 3 and overlap(sheet.blocks[title].body, sheet.topic) > 0):
            sheet.set(title, "heading")
    _mark_items(sheet, first, end)


def _mark_items(sheet: Sheet, first: int, end: int) -> None:
    open_now = [n for n in range(first, end) if sheet.open(n)]
    if not open_now:
        return
    related = [n for n in open_now if overlap(sheet.blocks[n].body, sheet.topic) > 0]
    before = first - 1
    while before >= 0 and sheet.labels[before] == "heading":
        before -= 1
    announced = sheet.running(before) and _announces(sheet.blocks[before])
    last_text = sheet.last_text
    for position in open_now:
        sheet.set(
            position,
            _item(sheet, position, announced, len(related) / len(open_now), last_text > position),
        )


def _item(sheet: Sheet, position: int, announced: bool, related: float, inside: bool) -> Label:
    block = sheet.blocks[position]
    own = overlap(block.body, sheet.topic) > 0
    if announced and (block.marker or related >= 0.3):
        return "content"
    if block.marker in ("bullet", "number", "quote") and related >= 0.5 and inside:
        return "content"
    if block.closed and len(block.words) >= 4 and (own or inside):
        return "content"
    if _is_cut_sentence(block) and _follows_text(sheet, position):
        return "content"
    if not _text_before(sheet, position) and not own and not block.marker and len(block.words) <= 4:
        return "nav"
    if _is_picture(sheet, position) or (own and not block.marker):
        return "heading" if inside and own and not _is_picture(sheet, position) else "caption"
    return "caption" if own and related >= 0.5 else "link_list"


def _follows_text(sheet: Sheet, position: int) -> bool:
    """Stands behind the last content, with nothing but headings between."""
    above = position - 1
    while above >= 0 and sheet.labels[above] == "heading":
        above -= 1
    return 0 <= above == sheet.last_text


def _is_cut_sentence(block: Block) -> bool:
    """The last line of a capture that stops in mid-sentence."""
    return not block.marker and len(block.words) >= 8 and block.capitals < 0.45


def _is_picture(sheet: Sheet, position: int) -> bool:
    block = sheet.blocks[position]
    if _PICTURE_NAME.search(block.key) and len(block.words) <= 8 and not block.closed:
        return True
    if not _SITE_TITLE.search(block.body) or len(block.words) > 16:
        return False
    return (
        block.key in sheet.repeated
        or sheet.keys[block.key] > 1
        or _PICTURE.search(block.key) is not None
    )
