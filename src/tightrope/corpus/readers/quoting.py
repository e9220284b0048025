"""The text of a message taken apart: what its sender wrote, and the older messages quoted in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from email.utils import parseaddr

from tightrope.corpus.dates import find_date

_QUOTED = re.compile(r"^[ \t]?>[ ]?")
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto)\b[^\n]{0,80}:\s*$", re.IGNORECASE
)
_FORWARD = re.compile(
    r"^[-_=*\s>]*(?:(?:original|forwarded|fwd) message|begin forwarded message|ursprüngliche nachricht|message d'origine)[-_=*:\s]*$",
    re.IGNORECASE,
)
_FIELD = re.compile(r"^\*?(From|Sent|Date|To|Cc|Subject)\*?:\*?[ \t]*(.*)$", re.IGNORECASE)
_RULE = re.compile(r"^[-_=]{5,}\s*$")
_SIGNATURE = re.compile(r"^--[ ]?$")
_LONGEST_SIGNATURE = 12  # lines
_AFTER_TIME = re.compile(
    r"(?:\d{4}|\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}(?:[+-]\d+)?\)?|\s?[+-]\d{4})?)[,:]?\s+(?:at\s[\d:.]+(?:\s?[ap]\.?m\.?)?,?\s+)?(?=\D)",
    re.IGNORECASE,
)


@dataclass
class Letter:
    """One message: its own words, and what is known of who wrote them and when."""

    text: str = ""
    author: str | None = None
    written: date | None = None
    title: str | None = None
    signed: bool = False  # a signature was left out
    older: list[Letter] = field(default_factory=list)


def take_apart(text: str) -> Letter:
    """Gives the sender's own words, and each message quoted or forwarded below as a letter of its own.

    Known quotations: lines that begin with ">", with the line that says who wrote them and when
    above them, and a block of From, Date and Subject under a rule or a "Forwarded message".
    """
    letter = Letter()
    lines = text.splitlines()
    own: list[str] = []
    position = 0
    while position < len(lines):
        head = _header_at(lines, position)
        if head is not None:
            older, position = _older(lines[head:]), len(lines)
            letter.older.append(older)
        elif _QUOTED.match(lines[position]):
            end = _run_end(lines, position)
            _add_quote(
                letter, own, [_QUOTED.sub("", line, count=1) for line in lines[position:end]]
            )
            position = end
        else:
            own.append(lines[position])
            position += 1
    letter.text, letter.signed = _unsigned(own)
    return letter


def _header_at(lines: list[str], position: int) -> int | None:
    """Where the header of an older message starts that is announced on this line, or begins with it."""
    start = position
    announced = _FORWARD.match(lines[start]) or _RULE.match(lines[start])
    while start < min(len(lines), position + 4) and (
        _FORWARD.match(lines[start]) or _RULE.match(lines[start]) or not lines[start].strip()
    ):
        start += 1
    fields = _fields(lines, start)
    enough = 2 if announced else 3
    return (
        start
        if "from" in fields and len(fields) >= enough and (announced or start == position)
        else None
    )


def _fields(lines: list[str], start: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines[start : start + 10]:
        match = _FIELD.match(line)
        if match:
            found.setdefault(match[1].casefold(), match[2].strip("* "))
        elif found if not line.strip() else not line[:1].isspace():
            break
    return found


def _older(lines: list[str]) -> Letter:
    """The message below a header, and what it quotes in its turn."""
    fields = _fields(lines, 0)
    end = next((n for n, line in enumerate(lines) if not line.strip()), len(fields))
    older = take_apart("\n".join(lines[end:]))
    name, address = parseaddr(fields["from"])
    older.author = name or address or fields["from"] or None
    older.written = find_date(fields.get("date") or fields.get("sent"))
    older.title = fields.get("subject")
    return older


def _run_end(lines: list[str], start: int) -> int:
    """The end of a run of quoted lines; blank lines inside it belong to it."""
    end = start
    for n in range(start, len(lines)):
        if _QUOTED.match(lines[n]):
            end = n + 1
        elif lines[n].strip():
            break
    return end


def _add_quote(letter: Letter, own: list[str], lines: list[str]) -> None:
    """Adds quoted lines to the older message they belong to, a new one where somebody is named."""
    line = _attribution(own)
    older = take_apart("\n".join(lines))
    if line is None and letter.older and not older.older:
        letter.older[-1].text += f"\n\n{older.text}"  # an answer between the lines of one message
        return
    older.written = find_date(line)
    older.author = _writer(line) if line else None
    letter.older.append(older)


def _attribution(own: list[str]) -> str | None:
    """Takes the last lines off that say who wrote what is quoted below."""
    while own and not own[-1].strip():
        own.pop()
    for count in (1, 2, 3):
        said = " ".join(line.strip() for line in own[-count:])
        starts = re.match(r"(?:On|Am|Le|El|Il|At)\b|.*\d{4}", said)
        if _WROTE.search(said) and (starts or (count == 1 and len(said) < 120)):
            if count < 3 and not re.match(r"(?:On|Am|Le|El|Il|At)\b", said) and len(own) > count:
                above = own[-count - 1].strip()
                if re.match(r"(?:On|Am|Le|El|Il|At)\b", above) and not above.endswith((".", "!")):
                    continue
            del own[-count:]
            return said
    return None


def _writer(line: str) -> str | None:
    said = _WROTE.sub("", line).strip(" ,:")
    parts = _AFTER_TIME.split(said)
    name, address = parseaddr(parts[-1].strip(" ,"))
    name = re.sub(r"^(?:On|at|,)\s+", "", name or parts[-1].partition("<")[0]).strip(' ",')
    return name or address or None


def _unsigned(lines: list[str]) -> tuple[str, bool]:
    """The words without the signature below its two dashes."""
    for n in range(len(lines) - 1, -1, -1):
        if _SIGNATURE.match(lines[n]):
            if len([line for line in lines[n:] if line.strip()]) <= _LONGEST_SIGNATURE:
                return "\n".join(lines[:n]).strip(), True
            break
    return "\n".join(lines).strip(), False
