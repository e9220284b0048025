"""DOCX and PDF as offices make them: changes, boxes, notes; broken words, page heads, sentences over pages."""

from __future__ import annotations

import io
import zipfile

import pytest

from tightrope.corpus import Document, clean, read_bytes, split_sentences
from tightrope.corpus.readers.pages import draw_pages

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(body: str, **parts: str) -> Document:
    """A file written by hand; `parts` are notes, headers and comments."""
    import docx

    base = io.BytesIO()
    docx.Document().save(base)
    out = io.BytesIO()
    with zipfile.ZipFile(base) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = f"<w:document {W} {MORE}><w:body>{body}</w:body></w:document>".encode()
            if name == "word/_rels/document.xml.rels":
                links = "".join(
                    f'<Relationship Id="x{kind}" Type="{KINDS}{kind}" Target="{kind}.xml"/>'
                    for kind in parts
                )
                data = data.replace(b"</Relationships>", f"{links}</Relationships>".encode())
            if name == "[Content_Types].xml":
                kinds = "".join(
                    f'<Override PartName="/word/{kind}.xml" ContentType="application/xml"/>'
                    for kind in parts
                )
                data = data.replace(b"</Types>", f"{kinds}</Types>".encode())
            new.writestr(name, data)
        for kind, inner in parts.items():
            new.writestr(f"word/{kind}.xml", f"<w:{kind} {W}>{inner}</w:{kind}>")
    return read_bytes(out.getvalue(), "a.docx")


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


BOX = f"<w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            paragraph(run("They struck "), f"<w:ins>{run('only in the game')}</w:ins>", run(".")),
            ["They struck only in the game."],
        ),
        (
            paragraph(
                run("They "),
                "<w:del><w:r><w:delText>did not </w:delText></w:r></w:del>",
                run("strike."),
            ),
            ["They strike."],
        ),
        (
            paragraph(f"<w:moveFrom>{run('Gone.')}</w:moveFrom>", f"<w:moveTo>{run('Come.')}</w:moveTo>"),
            ["Come."],
        ),
        (paragraph(f"<w:sdt><w:sdtContent>{run('In a control.')}</w:sdtContent></w:sdt>"), ["In a control."]),
        (f"<w:sdt><w:sdtContent>{paragraph(run('A whole one.'))}</w:sdtContent></w:sdt>", ["A whole one."]),
        (paragraph(run("See "), f'<w:hyperlink r:id="x">{run("this page")}</w:hyperlink>', run(".")), ["See this page."]),
        (
            paragraph(
                run("Above."),
                f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
                f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            ),
            ["Above.", "In the box."],
        ),
        (
            ("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
            f"{paragraph(run('Merged.'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>"
            f"{paragraph(run('Down.'))}</w:tc><w:tc>{paragraph(run('Right.'))}</w:tc></w:tr>"
            f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph()}</w:tc><w:tc>{paragraph(run('Last.'))}</w:tc></w:tr></w:tbl>"),
            ["Merged.", "Down.", "Right.", "Last."],
        ),
        (paragraph("<w:r><w:t>Cease</w:t><w:noBreakHyphen/><w:t>fire</w:t><w:br/><w:t>now.</w:t></w:r>"), ["Cease-fire now."]),
    ],
    ids=["inserted", "deleted", "moved", "control", "block control", "link", "box", "cells", "signs"],
)  # fmt: skip
def test_a_word_file_is_read_as_its_reader_sees_it(body: str, lines: list[str]) -> None:
    assert word(body).text.split("\n\n") == lines


def test_tracked_changes_are_counted() -> None:
    body = paragraph(
        f"<w:ins>{run('Two ')}</w:ins>",
        f"<w:ins>{run('words.')}</w:ins>",
        "<w:del><w:r><w:delText>One.</w:delText></w:r></w:del>",
    )
    assert word(body).flags == ("tracked changes: 2 insertions read, 1 deletions left out",)


def test_notes_stand_apart_and_are_not_coded() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph(run("---"))}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph(run("Ruritania armed Graustark, says a book."))}</w:footnote>'
    )
    document = word(paragraph(run("They met on Monday in the capital.")), footnotes=notes)
    labels = {document.text[p.start : p.end]: p.label for p in clean(document)}
    assert labels == {
        "They met on Monday in the capital.": "content",
        "Ruritania armed Graustark, says a book.": "footnote",
    }
    assert document.flags == ("footnotes, kept apart and not coded: 1",)


def test_comments_and_page_heads_are_told() -> None:
    remark = f'<w:comment w:id="1">{paragraph(run("Is this true?"))}</w:comment>'
    head = paragraph(run("Draft of 3 May"))
    document = word(paragraph(run("They met.")), comments=remark, header=head)
    assert document.text == "They met."
    assert document.flags == (
        "page headers and footers, not read: 1 (“Draft of 3 May”)",
        "comments, not read: 1 (“Is this true?”)",
    )


A = "Delegates in two towns spent the day at the table, and by the evening of that long day little had been agreed."
B = "The talks are to go on in the capital of the republic, where ministers of both sides have met behind closed doors."


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("that Ruritania con-", "demned the strikes of its neighbour."), "condemned"),
        (("that Rurita-", "nia struck its neighbour at night."), "Ruritania"),
        (("the minister would not sup\u00ad", "ply arms to them."), "supply"),
        (("a long-", "term pact binds the two of them."), "long-term"),
        (("an Anglo-", "Ruritanian pact binds the two."), "Anglo-Ruritanian"),
        (("the cease-fire held; a new cease-", "fire was not sought."), "new cease-fire"),
        (
            ("the of\ufb01ce con\ufb01rmed the", "con\ufb02ict had begun."),
            "office confirmed the conflict",
        ),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole_again(
    lines: tuple[str, str], words: str
) -> None:
    text = draw_pages(["\n".join((A, *lines, B))]).text
    assert words in text
    assert A in text


HEAD, FOOT = "BRIEF 12 | Institute of Borders | June 2025", "www.example.org"


@pytest.mark.parametrize(
    ("foot", "next_foot"),
    [("1", "2"), ("- 1 -", "- 2 -"), ("Page 1 of 2", "Page 2 of 2"), (FOOT, FOOT), ("iv", "v")],
)
def test_a_sentence_that_runs_over_a_page_is_one(foot: str, next_foot: str) -> None:
    first = f"{HEAD}\n{A}\nThe government in Strelsau said on Monday that Ruritania would supply at once the most modern\n{foot}\n"
    second = f"{HEAD}\nmissiles to its neighbour.\n{B}\n{next_foot}\n"
    drawn = draw_pages([first, second])
    assert "the most modern missiles to its neighbour." in drawn.text
    assert HEAD not in drawn.text
    assert foot not in drawn.text.split()
    assert drawn.flags == []


@pytest.mark.parametrize("mark", ["1", "12", "*", "†"])
def test_notes_at_the_foot_of_a_page_stand_apart(mark: str) -> None:
    note = f"{mark} Ruritania armed Graustark, says the author\nin a book of 2019."
    drawn = draw_pages([f"{A}\n{B} They said that it would\n{note}\n7", "end soon.\n8"])
    assert drawn.text.endswith(
        f"{mark} Ruritania armed Graustark, says the author in a book of 2019."
    )
    assert "that it would end soon." in drawn.text
    assert [label for *_, label in drawn.marks] == ["footnote"]
    assert drawn.flags == ["footnotes, kept apart and not coded: 1"]


def test_headings_and_items_stay_lines_of_their_own() -> None:
    page = "\n".join(("What was said", A, "• Ruritania struck.", "• Graustark fled.", "Outlook", B))
    assert draw_pages([page]).text.split("\n\n") == page.split("\n")


def test_pages_without_text_are_named() -> None:
    assert draw_pages([A, "", B, " "]).flags == ["pages without text, not read: 2, 4"]


def test_sentences_of_the_pages_are_whole() -> None:
    drawn = draw_pages([f"{A} They said that\n1", f"the talks had failed. {B}\n2"])
    document = Document("0" * 64, "a.pdf", drawn.text)
    texts = [drawn.text[s.start : s.end] for s in split_sentences(document, clean(document))]
    assert texts == [A, "They said that the talks had failed.", B]
