"""The whole path from documents to the brief: time and memory for a small and a large folder.

`python -m bench path`. The baseline is reading alone: every document decoded, cleaned and split
into sentences and nothing made of it. Each run is a process of its own, so that its peak memory is
its own. The documents are shuffled sentences of the labelled corpus, in which six ordinary words
in ten are made up anew each time: as in an archive, few passages stand in two documents.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from training.gold import read_texts

SIZES = (200, 2000)
SENTENCES = 25  # in a document
MADE_UP = 0.6  # of the ordinary words
EXAMPLE = "two-cities-teaching"

_BASELINE = """
from tightrope.corpus import clean, read_documents, split_sentences
for document in read_documents([Path(sys.argv[1]) / "sources"]):
    split_sentences(document, clean(document))
"""
_READ = """
from tightrope.app.use_cases import read
done = read(Path(sys.argv[1]), [Path(sys.argv[2])])
print(done.counts.sentences, done.counts.suggested, file=sys.stderr)
"""
_BRIEF = """
from tightrope.app.use_cases import brief
brief(Path(sys.argv[1]))
"""
_FRAME = """
import resource, sys, time
from pathlib import Path
began = time.perf_counter()
{work}
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(time.perf_counter() - began, peak)
"""


def write_documents(folder: Path, count: int, seed: int = 0) -> int:
    """Writes synthetic articles; gives their size in bytes."""
    rng = random.Random(seed)  # noqa: S311 - a benchmark's text, not a secret
    lines = [
        text.document.text[sentence.start : sentence.end]
        for text in read_texts()
        for sentence in text.sentences
    ]
    folder.mkdir()
    size = 0
    for number in range(count):
        chosen = [_reworded(line, rng) for line in rng.sample(lines, SENTENCES)]
        paragraphs = [" ".join(chosen[at : at + 5]) for at in range(0, SENTENCES, 5)]
        text = "\n\n".join((f"Report {number}", *paragraphs)) + "\n"
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
        size += len(text.encode())
    return size


def _reworded(line: str, rng: random.Random) -> str:
    def made_up(found: re.Match[str]) -> str:
        if rng.random() > MADE_UP:
            return found[0]
        return "".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(3))

    return re.sub(r"\b[a-z]{4,}\b", made_up, line)


def measured(work: str, *arguments: Path) -> tuple[float, float, str]:
    """Runs Python text in a process; gives seconds, peak memory in MB, and what it says aside."""
    code = _FRAME.format(work=work.strip())
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, peak = done.stdout.split()[-2:]
    return float(seconds), float(peak), done.stderr.strip()


def run() -> None:
    """Prints documents, bytes, and for each stage seconds, documents a second, memory, ratio."""
    from tightrope.app.store.folder import init_folder

    with tempfile.TemporaryDirectory() as place:
        for count in SIZES:
            articles, folder = Path(place) / f"articles-{count}", Path(place) / f"crisis-{count}"
            size = write_documents(articles, count)
            init_folder(folder, EXAMPLE)
            read = measured(_READ, folder, articles)
            brief = measured(_BRIEF, folder)
            plain = measured(_BASELINE, folder)
            sentences, claims = read[2].split()[-2:]
            print(
                f"{count:,} documents, {size / 1e6:.1f} MB, {sentences} sentences, {claims} claims"
            )
            _tell("reading alone (baseline)", count, plain, plain)
            _tell("read: copy, clean, code, weigh", count, read, plain)
            _tell("brief: all that and the page", count, brief, plain)


def _tell(
    name: str, count: int, found: tuple[float, float, str], baseline: tuple[float, float, str]
) -> None:
    seconds, peak, _ = found
    print(
        f"  {name:32} {seconds:7.1f} s {count / seconds:8.0f} documents/s {peak:7.0f} MB"
        f" {seconds / baseline[0]:6.1f} x baseline"
    )


if __name__ == "__main__":
    run()
