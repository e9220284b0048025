"""Messages as people send them: forwarded, quoted, in several parts, saved as text. Each says what it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tightrope.corpus import Document, Metadata, read_documents

HEAD = (
    'From: "J. Lind" <j@example.org>\nTo: desk@example.org\nSubject: Border\n'
    "Date: Fri, 13 Jun 2025 09:30:00 +0200\nMIME-Version: 1.0\n"
)
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
HTML = "Content-Type: text/html; charset=utf-8\n\n"
OUTER, EARLIER = date(2025, 6, 13), date(2025, 6, 2)

Mail = Callable[..., list[Document]]


@pytest.fixture
def mail(tmp_path: Path) -> Mail:
    def read(text: str, name: str = "a.eml") -> list[Document]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return list(read_documents([tmp_path]))

    return read


def parts(kind: str, *bodies: str) -> str:
    inner = "".join(f"--X\n{body}\n" for body in bodies)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=X\n\n{inner}--X--\n"


def told(document: Document) -> tuple[str | None, date | None]:
    return document.metadata.author, document.metadata.published


def test_all_text_parts_are_read_in_order(mail: Mail) -> None:
    bodies = (f"{PLAIN}First part.", f"{HTML}<p>Second part.</p>", f"{PLAIN}Third part.")
    (document,) = mail(parts("mixed", *bodies))
    assert document.text == "First part.\n\nSecond part.\n\nThird part."


@pytest.mark.parametrize(
    ("bodies", "text"),
    [
        ((f"{PLAIN}Plain.", f"{HTML}<p>Rich.</p>"), "Plain."),
        ((f"{PLAIN} \n", f"{HTML}<p>Rich.</p>"), "Rich."),
        ((f"{HTML}<p>Rich.</p>",), "Rich."),
    ],
)
def test_of_alternatives_one_is_read(mail: Mail, bodies: tuple[str, ...], text: str) -> None:
    (document,) = mail(parts("alternative", *bodies))
    assert document.text == text


def test_an_attached_message_is_a_document_of_its_own(mail: Mail) -> None:
    inner = "From: Abel <a@example.org>\nDate: Mon, 2 Jun 2025 10:00:00 +0000\nSubject: Report\n"
    attached = f"Content-Type: message/rfc822\n\n{inner}{PLAIN}Ruritania struck on Monday."
    outer, forwarded = mail(parts("mixed", f"{PLAIN}See below.", attached))
    assert (outer.text, told(outer)) == ("See below.", ("J. Lind", OUTER))
    assert (forwarded.name, forwarded.text) == ("a.eml#2", "Ruritania struck on Monday.")
    assert told(forwarded) == ("Abel", EARLIER)
    assert forwarded.metadata.title == "Report"
    assert outer.sha256 != forwarded.sha256
    assert "quoted or attached messages, kept apart: 1 (#2)" in outer.flags
    assert forwarded.flags == ("attached to a.eml",)


def test_attachments_and_other_parts_are_named(mail: Mail) -> None:
    calendar = "Content-Type: text/calendar\n\nBEGIN:VCALENDAR"
    table = 'Content-Type: text/csv\nContent-Disposition: attachment; filename="t.csv"\n\na,b'
    nameless = "Content-Type: text/plain\nContent-Disposition: attachment\n\nnotes"
    (document,) = mail(parts("mixed", f"{PLAIN}Hello.", calendar, table, nameless))
    assert document.text == "Hello."
    assert document.flags == (
        "part not read: text/calendar",
        "attachment not read: t.csv",
        "attachment not read: (without a name)",
    )


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("On Mon, 2 Jun 2025 at 10:00, Abel Dahl <a@example.org> wrote:", "Abel Dahl", EARLIER),
        ("On Mon, 2 Jun 2025 at 10:00, Abel Dahl\n<a@example.org> wrote:", "Abel Dahl", EARLIER),
        ("On June 2, 2025, at 10:00 AM, Abel Dahl <a@example.org> wrote:", "Abel Dahl", EARLIER),
        ("On 2025-06-02 10:00, Abel Dahl wrote:", "Abel Dahl", EARLIER),
        ("On 02/06/2025 10:00, Abel Dahl wrote:", "Abel Dahl", None),  # June or February
        ("Abel Dahl <a@example.org> wrote:", "Abel Dahl", None),
        ("", None, None),
    ],
    ids=["gmail", "two lines", "apple", "iso", "numbers", "no day", "nothing"],
)
def test_a_quoted_message_has_its_own_writer_and_day(
    mail: Mail, line: str, author: str | None, day: date | None
) -> None:
    quote = "> Ruritania struck on Sunday.\n> Nobody knows why.\n"
    text = f"I disagree: Ruritania did not strike.\n\n{line}\n{quote}"
    outer, quoted = mail(f"{HEAD}{PLAIN}{text}")
    assert outer.text == "I disagree: Ruritania did not strike."
    assert quoted.text == "Ruritania struck on Sunday.\nNobody knows why."
    assert told(quoted) == (author, day)
    assert quoted.flags[0].startswith(f"quoted message of {day or 'an unknown day'} by ")


def test_quotations_of_quotations_are_kept_apart_too(mail: Mail) -> None:
    quote = "> Yes.\n>\n> On 1 June 2025, Berta wrote:\n>> Perhaps.\n"
    found = mail(f"{HEAD}{PLAIN}No.\n\nOn 2 June 2025, Abel wrote:\n{quote}")
    assert [(d.text, *told(d)) for d in found] == [
        ("No.", "J. Lind", OUTER),
        ("Yes.", "Abel", EARLIER),
        ("Perhaps.", "Berta", date(2025, 6, 1)),
    ]


def test_answers_between_the_lines_keep_the_two_writers_apart(mail: Mail) -> None:
    lines = "> They struck.\n\nThey did not.\n\n> They warned us.\n\nTrue.\n"
    outer, quoted = mail(f"{HEAD}{PLAIN}On 2 June 2025, Abel wrote:\n{lines}")
    assert outer.text.split() == ["They", "did", "not.", "True."]
    assert quoted.text.split() == ["They", "struck.", "They", "warned", "us."]
    assert told(quoted) == ("Abel", EARLIER)


@pytest.mark.parametrize(
    "rule",
    [
        "-----Original Message-----\n",
        "---------- Forwarded message ---------\n",
        "Begin forwarded message:\n\n",
        "________________________________\n",
        "",
    ],
)
def test_a_message_pasted_below_is_a_document_of_its_own(mail: Mail, rule: str) -> None:
    sent = "Sent: Monday, June 2, 2025 10:00 AM\nTo: Lind\nSubject: Report\n\nThey struck."
    below = f"From: Abel <a@example.org>\n{sent}"
    outer, older = mail(f"{HEAD}{PLAIN}See below.\n\n{rule}{below}\n")
    assert (outer.text, older.text) == ("See below.", "They struck.")
    assert older.metadata == Metadata(title="Report", author="Abel", published=EARLIER)


def test_quotations_of_an_html_message_are_kept_apart(mail: Mail) -> None:
    quote = "<blockquote><p>They struck.</p></blockquote>"
    body = f"<p>They did not.</p><div>On 2 June 2025, Abel wrote:</div>{quote}"
    outer, quoted = mail(f"{HEAD}{HTML}{body}")
    assert (outer.text, quoted.text) == ("They did not.", "They struck.")
    assert told(quoted) == ("Abel", EARLIER)


def test_a_signature_is_left_out_and_told(mail: Mail) -> None:
    signature = "-- \nJ. Lind\nRuritania armed us (our motto)\n"
    (document,) = mail(f"{HEAD}{PLAIN}They struck.\n\n{signature}")
    assert (document.text, document.flags) == ("They struck.", ("signature not read",))


@pytest.mark.parametrize(
    "first", ["", "Status: RO\n", "From j@example.org Fri Jun 13 09:30:00 2025\n"]
)
@pytest.mark.parametrize("name", ["a.txt", "saved"])
def test_a_message_saved_as_text_is_read_as_a_message(mail: Mail, first: str, name: str) -> None:
    kind = "Content-Type: text/plain; charset=windows-1252\n\n"
    body = "Ruritania=92s army struck. The min=\nistry is silent."
    (document,) = mail(
        f"{first}{HEAD}Content-Transfer-Encoding: quoted-printable\n{kind}{body}", name
    )
    assert document.text == "Ruritania’s army struck. The ministry is silent."
    assert told(document) == ("J. Lind", OUTER)


@pytest.mark.parametrize(
    "text",
    [
        "From: here to there\n\nA story.",
        "Title: Border\nDate: 2025-06-13\nAuthor: Lind\n\nA story.",
        "Date: 2025-06-13\nSubject: Border\nSource: wire\n\nA story.",
    ],
)
def test_a_text_with_fields_of_its_own_is_no_message(mail: Mail, text: str) -> None:
    (document,) = mail(text, "a.txt")
    assert (document.media_type, document.text) == ("text/plain", text)
