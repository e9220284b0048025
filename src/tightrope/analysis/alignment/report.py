"""What the alignment engine reports: signed ties read as balance, camps, pivots, dependence."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = [
    "AlignmentReport",
    "DependenceReading",
    "LayerBalance",
    "Pivot",
    "SignedTie",
    "Triad",
    "WeakCamps",
]


@dataclass(frozen=True, slots=True)
class SignedTie:
    """The tie between two actors on a layer: the net of the directed ties it was drawn from."""

    a: str
    b: str
    sign: int  # +1, -1; 0: contested, ties of both signs and equal weight
    weight: float
    kinds: tuple[str, ...]
    cites: tuple[str, ...]
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors with a signed tie between each two."""

    actors: tuple[str, str, str]
    signs: tuple[int, int, int]  # of (0,1), (1,2), (0,2)
    balanced: bool
    pivot: str | None  # the actor friendly with two enemies, in a triad with one negative tie


@dataclass(frozen=True, slots=True)
class WeakCamps:
    """Camps of any number with the least errors: enemies within a camp, friends between camps."""

    camps: tuple[tuple[str, ...], ...]
    errors: int
    lower_bound: int  # proven; equal to the errors when the optimum is proven


@dataclass(frozen=True, slots=True)
class LayerBalance:
    """Structural balance of one layer ("all" or a tie kind) on one date."""

    layer: str
    date: str | None
    ties: tuple[SignedTie, ...]
    triads: tuple[Triad, ...]
    balanced_share: float | None  # of triads; None: no triads
    frustration_index: int  # least ties to flip for balance
    lower_bound: int  # proven; equal to the index when the optimum is proven
    camps: tuple[tuple[str, ...], ...]
    frustrated: tuple[tuple[str, str], ...]  # ties that go against the camps
    unique: bool | None  # None: not judged
    triad_types: dict[str, int] = field(default_factory=dict)  # "+++", "++-", "+--", "---"
    walk_balance: float | None = None  # Estrada and Benzi 2014; 1: balanced
    frustration_balance: float | None = None  # 1 - 2 L / m; 1: balanced
    # other partitions: flips more than the index, camps of the connected part that differs
    near_optimal: tuple[tuple[int, tuple[tuple[str, ...], ...]], ...] = ()
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
class DependenceReading:
    """Dependence between two actors, both ways, and what the difference says."""

    a: str
    b: str
    a_on_b: tuple[tuple[str, float | None, str], ...]  # need, share met, replaceability
    b_on_a: tuple[tuple[str, float | None, str], ...]
    reading: str


@dataclass(frozen=True, slots=True, repr=False)
class AlignmentReport:
    """Who stands with whom on a date."""

    as_of: str | None
    layers: tuple[LayerBalance, ...]  # "all" first
    pivots: tuple[Pivot, ...]  # most strained first
    over_time: tuple[tuple[str, str, float], ...]  # date, actor, strain
    dependence: tuple[DependenceReading, ...]
    method: dict[str, str | int]

    def __repr__(self) -> str:
        camps = len(self.layers[0].camps) if self.layers else 0
        return f"<AlignmentReport {self.as_of}: {len(self.layers)} layers, {camps} camps, {len(self.pivots)} pivots>"
