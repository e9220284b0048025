"""What the alignment engine reports: signed ties read as balance, camps, pivots, dependence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class SignedTie:
    """The tie between two actors on a layer, as the kinds that decide make it."""

    a: str
    b: str
    sign: int  # +1, -1; 0: the deciding kinds hold ties of both signs and equal weight
    weight: float  # of the deciding kinds
    kinds: tuple[str, ...]
    cites: tuple[str, ...]
    assumptions: tuple[str, ...]
    decided_by: tuple[str, ...] = ()  # the kinds that decided the sign
    friendly_in: tuple[str, ...] = ()
    hostile_in: tuple[str, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether the two are friends in one respect and foes in another."""
        return bool(self.friendly_in and self.hostile_in)


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors with a signed tie between each two."""

    actors: tuple[str, str, str]
    signs: tuple[int, int, int]  # of (0,1), (1,2), (0,2)
    balanced: bool
    pivot: str | None  # the actor friendly with two enemies, in a triad with one negative tie


@dataclass(frozen=True, slots=True)
class WeakCamps:
    """Camps, any number or a stated one, with the least errors by weight: enemies within a camp,
    friends between camps (Doreian and Mrvar 1996)."""

    camps: tuple[tuple[str, ...], ...]
    errors: float
    lower_bound: float  # proven; equal to the errors when the optimum is proven


@dataclass(frozen=True, slots=True)
class LayerBalance:
    """Structural balance of one layer ("all" or a tie kind) on one date."""

    layer: str
    date: str | None
    ties: tuple[SignedTie, ...]
    triads: tuple[Triad, ...]
    balanced_share: float | None  # of triads; None: no triads
    frustration_index: int  # least ties to flip for balance, each counting 1 (Harary 1959)
    lower_bound: int  # proven; equal to the index when the optimum is proven
    camps: tuple[tuple[str, ...], ...]  # of the division that frustrates least by weight
    frustrated: tuple[tuple[str, str], ...]  # ties that go against the camps
    unique: bool | None  # whether no other division frustrates as little weight; None: not judged
    triad_types: dict[str, int] = field(default_factory=dict)  # "+++", "++-", "+--", "---"
    walk_balance: float | None = None  # Estrada and Benzi 2014; 1: balanced
    frustration_balance: float | None = None  # 1 - 2 L / m; 1: balanced
    frustrated_weight: float = 0.0  # least by weight: what the camps frustrate
    weight_bound: float = 0.0  # proven; equal to the frustrated weight when the optimum is proven
    # the camps by connected part: parts without a tie between them say nothing of each other
    parts: tuple[tuple[tuple[str, ...], ...], ...] = ()
    hostile_within: tuple[tuple[str, str], ...] = ()  # enemies whom the camps put together
    directed_balance: float | None = None  # of transitive triples; None: there is none
    fixed: WeakCamps | None = None  # into the stated number of camps, where one is stated
    # other divisions: weight frustrated more than least, camps of the connected part that differs
    near_optimal: tuple[tuple[float, tuple[tuple[str, ...], ...]], ...] = ()
    weak: WeakCamps | None = None  # None: no ties, or too many actors to look
    proof: str = ""  # what proved the bound


@dataclass(frozen=True, slots=True)
class Pivot:
    """An actor friendly with rivals, and how strained that makes it."""

    actor: str
    triads: int  # triads it stands in
    strained: int  # unbalanced triads it is pivot of
    strain: float  # strained / triads
    weighted_strain: float  # the same by tie weight
    rivals: tuple[tuple[str, str], ...]  # the pairs it stands between
    relief: tuple[str, str] | None  # the own tie whose flip would relieve it most
    relieved: int  # by how many strained triads


@dataclass(frozen=True, slots=True)
class Need:
    """One need of one actor that another meets, as stated and as the literature names it.

    Sensitivity is the cost of a cut before anything is done about it: the share of the need that
    the partner meets. Vulnerability is what is left of it once alternatives are tried: the share
    times how hard the partner is to replace (Keohane and Nye 1977). Both are (least, most), equal
    where share and replaceability are known.
    """

    of: str
    need: str
    share: float | None
    replaceable: str
    weight: float | None
    sensitivity: tuple[float, float]
    vulnerability: tuple[float, float]

    @property
    def known(self) -> bool:
        """Whether the vulnerability is a number and no range."""
        return self.vulnerability[0] == self.vulnerability[1]


@dataclass(frozen=True, slots=True)
class DependenceReading:
    """Dependence between two actors, both ways, and who could make more of it.

    `influence` names the actor with Hirschman's (1945) influence effect: the other is the more
    vulnerable of the two by more than `DependenceRules.even`, whatever the unknown is. "even": neither; "open":
    what is unknown decides. `by` says how the two were compared: "weights" adds up vulnerability
    times stated weight, "greatest need" sets the greatest single vulnerability of one against that
    of the other, since needs of unlike size are not added up.
    """

    a: str
    b: str
    a_on_b: tuple[Need, ...]
    b_on_a: tuple[Need, ...]
    by: Literal["weights", "greatest need"]
    influence: str  # an actor, "even" or "open"
    vulnerability: tuple[tuple[float, float], tuple[float, float]]  # of a, of b: (least, most)


@dataclass(frozen=True, slots=True, repr=False)
class AlignmentReport:
    """Who stands with whom on a date."""

    as_of: str | None
    layers: tuple[LayerBalance, ...]  # "all" first
    pivots: tuple[Pivot, ...]  # most strained first
    over_time: tuple[tuple[str, str, float], ...]  # date, actor, strain; of dated ties only
    dependence: tuple[DependenceReading, ...]
    method: dict[str, str | int]
    decides: tuple[tuple[str, ...], ...] = ()  # which kinds decide, most important first
    undated: tuple[tuple[str, str, str], ...] = ()  # ties without a beginning: a, b, kind

    @property
    def contested(self) -> tuple[SignedTie, ...]:
        """The pairs that are friends in one respect and foes in another."""
        return tuple(tie for tie in self.layers[0].ties if tie.contested) if self.layers else ()

    def __repr__(self) -> str:
        camps = len(self.layers[0].camps) if self.layers else 0
        return f"<AlignmentReport {self.as_of}: {len(self.layers)} layers, {camps} camps, {len(self.pivots)} pivots>"
