"""A page as lines of text in their order, and which of them are its article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tightrope.corpus.document import Label

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset({"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "thead", "tr", "ul"})  # fmt: skip
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "iframe", "object", "textarea", "title", "head", "select", "button", "canvas", "audio", "video"})  # fmt: skip
_AROUND = frozenset({"nav", "aside", "footer", "form", "menu", "dialog"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu"})
_WHOLE = frozenset({"html", "body", "main", "article"})
_CLASSES = re.compile(
    r"(?:^|[-_\s])(?:related|recommend\w*|newsletter|sign-?up|subscri\w*|promo\w*|advert\w*|ads?|sponsor\w*|share|sharing"
    r"|social|comments?|cookies?|consent|breadcrumbs?|sidebar|popular|trending|most-?read|outbrain|taboola|paywall|footer"
    r"|menu|navbar|navigation|nav|teasers?|widget)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EMBEDS = re.compile(
    r"\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed-bq)\b"
)
_SIGNED = re.compile(r"[—–-]\s*([^—]{2,120}?)\s*$")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_MATCH = 25  # letters from which a line is sure to be the one that was extracted
_LINKED = 0.5  # share of letters inside links from which a line is a link
_KEPT_TAGS = "script|style|title|meta|link|time|p|li|a"
_TAG = re.compile(rf"<(?!/?(?:{_KEPT_TAGS})\b)/?[a-zA-Z][^<>]*>")


@dataclass(frozen=True)
class Piece:
    """One line that a page shows, and where it stands."""

    text: str
    element: Any
    tag: str
    links: float = 0.0  # share of its letters inside links
    around: int = 0  # how many menus, asides, comments and the like it is inside of
    embed: bool = False  # a post of somebody else, shown in the page
    times: tuple[Any, ...] = ()  # the `<time>` elements in it

    @property
    def label(self) -> Label | None:
        """What it is by its tag; None: too short to tell, or a row of a table that is no prose."""
        if self.tag in _HEADINGS:
            return "heading"
        if self.tag in ("figcaption", "caption"):
            return "caption"
        if self.tag == "tr":
            return "content" if _is_prose(self) else None
        return "content" if len(self.text.split()) >= 3 else None


def flattened(html: str) -> str:
    """Gives the page without the tags that nest, for one nested deeper than a parser goes."""
    return _TAG.sub("\n", html)


def pieces_of(tree: Any) -> list[Piece]:
    """Gives everything a page shows, line by line in its order, without recursion."""
    return list(_Walk().pieces(tree))


class _Walk:
    def __init__(self) -> None:
        self.root: Any = None
        self.parts: list[str] = []
        self.linked = self.links = self.around = 0
        self.blocks: list[Any] = []
        self.items: set[Any] = set()  # list items whose dash has been written
        self.times: list[Any] = []

    def pieces(self, tree: Any) -> Iterator[Piece]:
        from lxml import etree

        self.root = tree
        walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event in ("comment", "pi"):
                self._say(element.tail)
            elif event == "start":
                if _is_silent(element):
                    walk.skip_subtree()
                    continue
                yield from self._open(element)
                if _is_embed(element):
                    yield _embedded(element, self.around)
                    walk.skip_subtree()
            else:
                yield from self._close(element)
        yield from self._flush()

    def _open(self, element: Any) -> Iterator[Piece]:
        if element.tag in _BLOCKS:
            yield from self._flush()
            self.blocks.append(element)
        elif element.tag in ("td", "th") and self.parts and "".join(self.parts).strip():
            self.parts.append(" | ")
        self.around += _is_around(element)
        self.linked += element.tag == "a"
        if element.tag == "time":
            self.times.append(element)
        if not _is_embed(element):
            self._say(element.text)

    def _close(self, element: Any) -> Iterator[Piece]:
        if not _is_silent(element):
            if element.tag in _BLOCKS:
                yield from self._flush()
                self.blocks.pop()
            self.linked -= element.tag == "a"
            self.around -= _is_around(element)
        self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.links += len(text.strip()) if self.linked else 0

    def _flush(self) -> Iterator[Piece]:
        text, links = " ".join("".join(self.parts).split()), self.links
        self.parts, self.links = [], 0
        if not text:
            return
        block = next((block for block in reversed(self.blocks) if block.tag != "br"), None)
        tag = block.tag if block is not None else ""
        item = _item_of(self.blocks)
        if item is not None and tag not in _HEADINGS:
            tag = "li"
            if item not in self.items:
                self.items.add(item)
                text = f"- {text}"
        times, self.times = tuple(self.times), []
        share = min(1.0, links / len(text))
        element = self.root if block is None else block  # bare text stands in the page itself
        yield Piece(text, element, tag, share, self.around, times=times)


def _item_of(blocks: list[Any]) -> Any:
    return next((b for b in reversed(blocks[-4:]) if b.tag in ("li", "option")), None)


def _is_silent(element: Any) -> bool:
    return (
        element.tag in _SILENT
        or "hidden" in element.attrib
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _is_around(element: Any) -> bool:
    if element.tag in _AROUND or element.get("role", "").casefold() in _ROLES:
        return True
    if element.tag in _WHOLE:
        return False
    named = f"{element.get('class', '')} {element.get('id', '')}"
    if element.tag == "header":  # of the page, not of an article in it
        return not any(a.tag in ("article", "main", "section") for a in element.iterancestors())
    return element.tag not in _HEADINGS and _CLASSES.search(named) is not None


def _is_embed(element: Any) -> bool:
    if element.tag != "blockquote":
        return False
    signed = next(element.iter("footer", "cite", "figcaption"), None) is not None
    return signed or _EMBEDS.search(element.get("class", "")) is not None


def _embedded(element: Any, around: int) -> Piece:
    """Somebody else's post, with its writer before it and between quotation marks."""
    said = [_words(p) for p in element.iter("p")]
    whole = _words(element)
    text = " ".join(filter(None, said)) or whole
    signed = _SIGNED.search(whole[whole.rfind(text) + len(text) :] if said else whole)
    if signed and not said:
        text = whole[: signed.start()].strip()
    who = signed.group(1) if signed else "A post of another writer"
    return Piece(f"{who}: “{text.strip('“”')}”", element, "blockquote", 0.0, around, embed=True)


def _words(element: Any) -> str:
    text = " ".join(" ".join(element.itertext()).split())
    return re.sub(r" ([,.;:!?])", r"\1", text)


def article_of(pieces: list[Piece], extracted: str) -> tuple[list[int], list[int]]:
    """Gives which lines are the article, and which paragraphs were left out of it.

    The extractor says where the article is; lists, bare text and posts that it drops there are
    taken up again, unless they are links or stand in a part of the page named as a thing beside it.
    """
    lines = {_squashed(line) for line in extracted.splitlines()}
    whole = _squashed(extracted)
    found = [_is_extracted(piece, lines, whole) for piece in pieces]
    sure = [
        n for n, piece in enumerate(pieces) if found[n] and len(_squashed(piece.text)) >= _MATCH
    ]
    if not sure:
        return [], []
    room = _room([pieces[n].element for n in sure])
    depths = sorted(pieces[n].around for n in sure)
    own = depths[
        (len(depths) - 1) // 2
    ]  # the article may be in such a part; what is in one more is not it
    kept, lost = [], []
    for n, piece in enumerate(pieces):
        between = sure[0] <= n <= sure[-1]
        inside = not piece.around and _is_inside(piece.element, room)
        taken = (
            found[n] and piece.around <= own and (between or inside or len(piece.text) >= _MATCH)
        )
        if taken or (inside and _is_told(piece, between or room.tag in ("article", "main"))):
            kept.append(n)
        elif _is_prose(piece) and piece.links < _LINKED:
            lost.append(n)
    return kept, lost


def _squashed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _is_extracted(piece: Piece, lines: set[str], whole: str) -> bool:
    key = _squashed(piece.text)
    return bool(key) and not piece.embed and (key in lines or (len(key) >= _MATCH and key in whole))


def _room(elements: list[Any]) -> Any:
    """The part of the page that holds the article: where all its lines stand, an article, a main part."""
    counts: Counter[Any] = Counter()
    for element in elements:
        counts.update([element, *element.iterancestors()])
    own = elements[0]
    shared = [e for e in [own, *own.iterancestors()] if counts[e] == len(elements)]
    wider = (e for e in shared if e.tag in _WHOLE or e.get("role") == "main")
    return next(wider, shared[-1])


def _is_inside(element: Any, room: Any) -> bool:
    return element is room or any(above is room for above in element.iterancestors())


def _is_told(piece: Piece, within: bool) -> bool:
    """Whether a line the extractor dropped is text of the article all the same."""
    if piece.embed or piece.tag in _HEADINGS:
        return within
    if piece.links >= _LINKED:
        return False
    return len(piece.text.split()) >= 3 if within else _is_prose(piece)


def _is_prose(piece: Piece) -> bool:
    return (
        len(piece.text.split()) >= (5 if piece.tag == "tr" else 8)
        and _ENDS.search(piece.text) is not None
    )
