"""What was said to move another: red lines, offers and demands."""

from __future__ import annotations

from pydantic import Field

from tightrope.crisis.parts.atoms import ActorId, FormulaText, Grounded, Said, YesNo
from tightrope.dates import PartialDate


class Supposition(Grounded):
    """The response that a reader supposes behind a red line; judged apart from what was announced."""

    then: FormulaText
    """The response supposed, a formula over options of the one who drew the line."""
    by: Said
    """Who supposes it."""
    on: PartialDate | None = None
    """When it was supposed."""


class RedLine(Grounded):
    """If somebody does this, then that follows: as announced, never as guessed."""

    id: str = ""
    """A short name by which expectations ask for it."""
    by: ActorId
    """The actor who draws the line."""
    against: ActorId
    """The actor it is drawn against."""
    if_: FormulaText = Field(alias="if")
    """What must not be done, a formula over options."""
    stands_for: str = ""
    """What `if` only stands in for, where no option of the model is what the line is about; that
    `if` holds is then not said to cross the line."""
    then: FormulaText | None = None
    """The response that was announced, a formula over options; left out where none was named."""
    supposed: Supposition | None = None
    """The response that a reader supposes, with who supposes it."""
    said_by: str = ""
    """The person or office that said it."""
    said_on: PartialDate | None = None
    """When it was said; before that date it is not judged."""
    public: YesNo = True
    """Whether it was said in public."""
    text: str = ""
    """What was said, in a few words."""
    crossed: PartialDate | None = None
    """When it was crossed."""
    followed: str = ""
    """What followed the crossing."""


class Offer(Grounded):
    """A promise: if you do this, we do that."""

    id: str = ""
    """A short name."""
    by: ActorId
    """The actor who offers."""
    to: ActorId
    """The actor it is offered to."""
    if_: FormulaText = Field(alias="if")
    """What is asked for in return, a formula over options."""
    then: FormulaText
    """What is promised, a formula over options of the one who offers."""
    said_by: str = ""
    """The person or office that said it."""
    said_on: PartialDate | None = None
    """When it was said; before that date it is not judged."""
    public: YesNo = True
    """Whether it was said in public."""
    text: str = ""
    """What was said, in a few words."""


class Demand(Grounded):
    """What one actor asks of another, with or without a threat or an offer beside it."""

    id: str = ""
    """A short name."""
    by: ActorId
    """The actor who demands."""
    of: ActorId
    """The actor of whom it is demanded."""
    wants: FormulaText
    """What is demanded, a formula over options."""
    said_by: str = ""
    """The person or office that said it."""
    said_on: PartialDate | None = None
    """When it was said; before that date it is not judged."""
    deadline: PartialDate | None = None
    """By when."""
    text: str = ""
    """What was said, in a few words."""
