"""The mistakes the crisis stage can name."""

from __future__ import annotations

from tightrope.errors import CheckFailed, Refused, Unreadable, UsageMistake
from tightrope.findings import WithFindings


class CrisisFileMissing(Unreadable):
    """There is no crisis file at this path. Make one with `tightrope init`, or mend the path."""


class CrisisFileTooLarge(Refused):
    """The crisis file is larger than any that people write. Keep documents in `sources/`."""


class CrisisNotYaml(Unreadable):
    """The crisis file is not plain YAML. Mend the line named: tabs, quotes and indents most often."""


class CrisisInvalid(CheckFailed, WithFindings):
    """The crisis file has keys or values that its format does not know. Mend the lines named."""


class FormulaSyntax(CheckFailed):
    """A formula is not built from `not and or if iff`, parentheses and options. Mend the formula."""


class FormulaTooDeep(CheckFailed):
    """A formula is nested or long beyond all use. Split it into several statements or rules."""


class UnknownOption(CheckFailed):
    """A formula or assignment names an option that no decision maker has. Mend the spelling."""


class UnknownLevel(CheckFailed):
    """An option is set to, or compared with, a level that it does not have. Use one of its levels."""


class UnknownScenario(UsageMistake):
    """The crisis file has no scenario of this name. `tightrope check` lists those it has."""


class UnknownStatement(UsageMistake):
    """The decision maker has no preference statement that says this. Copy one from its list."""


class ChangeMistake(UsageMistake):
    """A what-if change cannot be understood. See the forms listed in `tightrope whatif --help`."""


class NotForYaml(UsageMistake):
    """A value has no place in a file that people write: text, numbers, yes and no, dates, lists and mappings do."""


class EditMisplaced(UsageMistake):
    """An edit of a file names a place that is not there, or one that is taken; nothing was changed."""


class EditImpossible(Refused):
    """The program cannot make this change without touching more of the file than is meant; nothing was changed.

    Make it by hand, or write the element on a line of its own first.
    """
