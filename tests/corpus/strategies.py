"""Texts as captures may hold them: lines of labelled captures, torn, mixed and laced with odd characters."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.corpus.labelled import read_captures

LINES = tuple(
    dict.fromkeys(
        line
        for capture in read_captures("captures")
        for line in capture.document.text.split("\n")
        if line
    )
)
ODD = (
    "---", "***", "\u200b", "\u202e", "\ufeff", "\x0b", "\x85", "\u2028", "\u3000", "...", "…", "“", "”", '"',
    "A.", "U.S.", "e.g.", "www.x.com", "@", "é", "中文。", "א", "🙂", "İ", "²", "٣", "[", "](", "# ", "1. ", "- ",
    "• ", "©", "http://", "Xx.Yy", "July", "Table\u00a0of\u00a0Contents",
)  # fmt: skip


@st.composite
def captures(draw: st.DrawFn) -> str:
    """A text of up to twenty lines, each whole, cut in two or with something odd put in."""
    lines = []
    for _ in range(draw(st.integers(1, 20))):
        line = draw(st.sampled_from(LINES))
        at = draw(st.integers(0, len(line)))
        odd = draw(st.sampled_from(ODD))
        lines.append(draw(st.sampled_from([line, line[:at], line[:at] + odd + line[at:], odd])))
    return draw(st.sampled_from(["\n", "\n\n", "\r\n", "\r", " ", ""])).join(lines)
