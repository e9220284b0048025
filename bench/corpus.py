"""How fast documents become labelled passages and sentences: `python -m bench corpus`.

Everything is synthetic. Prints size, time, memory and the ratio to a plain baseline: a splitter of
one regular expression for text, trafilatura alone for pages.
"""

from __future__ import annotations

import re
import time
import tracemalloc
from collections.abc import Callable

from tightrope.corpus import clean, read_bytes, split_sentences

__all__ = ["run"]

_PLAIN = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_SENTENCES = (
    "On day {n} the two delegations met for several hours and discussed the draft of the agreement.",
    "“We are close,” a spokesman said after the {n}th round, “but nothing is signed.”",
    "Officials in the U.S. and at the U.N. declined to comment, although Dr. Lind confirmed {n} visits.",
    "The cost rose to $3.{n} billion, according to an estimate that neither side accepts.",
)


def article(number: int, paragraphs: int) -> str:
    """A capture with menu, contents, headings, paragraphs of eight sentences and links at the end."""
    heads = [f"The Matter Of River {number} Part {n}" for n in range(paragraphs)]
    lines = ["Skip to main content", f"Talks On River {number}: A Long Affair", "Table of Contents"]
    lines += [f"- {head}" for head in heads]
    for n, head in enumerate(heads):
        lines += [head, " ".join(_SENTENCES[k % 4].format(n=n + k) for k in range(8))]
    lines += ["By Anna Lind", "Comments", "Popular posts from this blog", "Ten Cheeses to Try"]
    return "\n".join(lines)


def page(number: int, paragraphs: int) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in article(number, paragraphs).split("\n"))
    return f"<!doctype html><html><body><article>{body}</article></body></html>".encode()


def run() -> None:
    """Prints one line for each measurement."""
    files = [article(n, 12).encode() for n in range(200)]
    sentences, seconds = _timed(lambda: _through(files))
    plain, baseline = _timed(
        lambda: sum(len(_PLAIN.split(line)) for d in files for line in d.decode().split("\n"))
    )
    size = sum(map(len, files))
    print(f"captures  {len(files)} files, {size / 1e6:.1f} MB, {sentences:,} sentences")
    print(f"  read, clean and split   {seconds:.2f} s, {sentences / seconds:,.0f} sentences/s")
    print(
        f"  one regular expression  {baseline:.2f} s, {plain:,} pieces (ratio {seconds / baseline:.1f})"
    )
    print(
        f"  memory of one document  {_peak(lambda: _through(files[:1])) / 1e6:.2f} MB at its highest"
    )

    line = (" ".join(_SENTENCES) * 25_000).encode()
    sentences, seconds = _timed(lambda: _through([line]))
    print(f"one line  {len(line) / 1e6:.0f} MB, {sentences:,} sentences: {seconds:.2f} s")
    _pages()


def _pages() -> None:
    import trafilatura

    pages = [page(n, 12) for n in range(20)]
    trafilatura.extract(pages[0].decode())
    sentences, seconds = _timed(lambda: _through(pages, "a.html"))
    _, baseline = _timed(lambda: sum(len(trafilatura.extract(p.decode()) or "") for p in pages))
    print(
        f"pages     {len(pages)} files, {sum(map(len, pages)) / 1e6:.1f} MB, {sentences:,} sentences"
    )
    print(f"  read, clean and split   {seconds:.2f} s")
    print(f"  trafilatura alone       {baseline:.2f} s (ratio {seconds / baseline:.1f})")


def _through(files: list[bytes], name: str = "a.txt") -> int:
    count = 0
    for data in files:
        document = read_bytes(data, name)
        count += len(split_sentences(document, clean(document)))
    return count


def _timed(work: Callable[[], int]) -> tuple[int, float]:
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def _peak(work: Callable[[], int]) -> int:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    run()
