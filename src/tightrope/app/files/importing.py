"""Files of other programs into a crisis: what they say as sections of the crisis file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tightrope.analysis.alignment import SliceBalance, analyse_series
from tightrope.app.errors import GameInTheWay, UnknownImport
from tightrope.app.files.between import between_known, left_out, on_own_claims, unknown, with_actors
from tightrope.app.files.tables import NETWORKS, acts_in, counted, is_causal, network_in, sort_of
from tightrope.app.files.text_of import text_of
from tightrope.app.how import Kind, Wanted
from tightrope.app.model.checking import accepted_claims
from tightrope.app.model.editing import edit_crisis
from tightrope.app.result import Result
from tightrope.app.store.folder import Folder, init_folder, open_folder, read_text
from tightrope.crisis import CrisisModel, read_crisis
from tightrope.crisis.edit import LAST, Edit
from tightrope.crisis.edit_data import plain
from tightrope.crisis.yaml_text import render_block
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.errors import TightropeError, UsageMistake
from tightrope.exchange.actors import Namer
from tightrope.exchange.causal_maps import from_graphml, from_matrix
from tightrope.exchange.errors import BadMap
from tightrope.exchange.event_layouts import label_of
from tightrope.exchange.gambit import read_gambit
from tightrope.exchange.gmcr import read_gmcr
from tightrope.exchange.table_files import name_of, unpacked
from tightrope.exchange.tie_tables import TieEntries

MOST_OF_A_MAP = 5_000_000  # bytes of a causal map
MOST_EVENTS = 500  # that a person can still look through
NO_DATE = "9999"  # on which all ties without an end stand
_GAMES = {".gmcr", ".nfg", ".efg"}
_OF_EVENTS = {"ties", "events", "network"}  # what an event table may be read as


@dataclass(frozen=True, repr=False)
class Imported(Result):
    """What files of other programs say, as sections of the crisis file."""

    schema = "import/1"
    frame_of = "balance"
    kind: Kind
    """What the files were read as: ties, events, conflict, network or causal."""
    layout: str
    """The program or data set that the files are of."""
    counted: dict[str, int]
    """What was read and what was left out, with the reason -> how many."""
    remarks: tuple[str, ...]
    """What the format did not say, or what became of it."""
    sections: dict[str, Any]
    """Section of the crisis file -> what it would get."""
    balance: tuple[SliceBalance, ...]
    """Of a network: balance, camps and pivots by date and kind of tie."""
    written: Path | None = None
    """The crisis file it was written to; null: none was asked for."""
    added: int = 0
    """How many elements the crisis file got; those it had already are left alone."""
    refused: tuple[TightropeError, ...] = ()
    """Why files of a batch could not be read; the others were."""

    @property
    def yaml(self) -> str:
        """The sections as lines of a crisis file."""
        given = {name: section for name, section in self.sections.items() if section}
        return "\n".join(render_block(given))


def read_files(files: Sequence[Path], wanted: Wanted, model: CrisisModel | None) -> Imported:
    """Gives what files of one kind say; `model` is the crisis whose actors are meant, if any.

    One bad file never ends a batch, but on a cluster: it is refused, and what the others say is given. Raises
    UnknownImport where the kind cannot be told, and what the readers raise, where no file or every
    one of them is bad by itself.
    """
    try:
        return _read_all(files, wanted, model)
    except TightropeError:
        if wanted.scheduler is not None:  # each file once more would be a run of the cluster each
            raise
        refused = dict(_bad_alone(files, wanted, model) if len(files) > 1 else ())
        good = [file for file in files if file not in refused]
        if not refused or not good:
            raise
    return replace(_read_all(good, wanted, model), refused=tuple(refused.values()))


def _bad_alone(
    files: Sequence[Path], wanted: Wanted, model: CrisisModel | None
) -> Iterator[tuple[Path, TightropeError]]:
    """Which files cannot be read even by themselves, and why."""
    for file in files:
        try:
            _read_all([file], wanted, model)
        except TightropeError as error:
            yield file, error


def _read_all(files: Sequence[Path], wanted: Wanted, model: CrisisModel | None) -> Imported:
    for file in files:
        _check_plain(file)
    kind = wanted.kind or _kind_of(files[0])
    events = kind in _OF_EVENTS and sort_of(files) == "an event table"
    if wanted.scheduler is not None and not events:
        raise UsageMistake(
            "a scheduler reads event tables", value=files[0].name, hint="leave out --scheduler"
        )
    if events:  # taken out of their zips one by one
        return _read_as(kind, files, wanted, model)
    with unpacked(files) as plain_files:
        return _read_as(kind, plain_files, wanted, model)


def _read_as(
    kind: Kind, files: Sequence[Path], wanted: Wanted, model: CrisisModel | None
) -> Imported:
    if kind in ("conflict", "causal") and len(files) > 1:
        raise UnknownImport("one file is one game, or one causal map", value=files[1].name)
    readers: Mapping[Kind, Callable[[], Imported]] = {
        "conflict": lambda: _conflict(files[0]),
        "causal": lambda: _causal(files[0], model),
        "events": lambda: _events(files, wanted, model),
        "ties": lambda: _ties(files, wanted, model),
        "network": lambda: _balance(files, wanted),
    }
    return readers[kind]()


def write_into(path: Path, read: Imported) -> Imported:
    """Puts what was read into a folder's crisis file, and begins the folder where there is none.

    What the file has already stays as it is. Raises GameInTheWay where a game would meet another,
    and what `edit_crisis` raises; nothing is written then.
    """
    fresh = not path.exists() or (path.is_dir() and not any(path.iterdir()))
    folder = init_folder(path) if fresh else open_folder(path)
    seen = read_text(folder.crisis)
    data = read_yaml(seen, folder.crisis.name).data or {}
    if read.kind == "conflict" and data.get("options"):
        raise GameInTheWay(
            "this crisis has options of its own, and two games do not mix",
            where=str(folder.crisis),
            hint="name a folder that is not there yet",
        )
    accepted = accepted_claims(folder)
    ties, foreign = on_own_claims(read.sections.get("ties", ()), accepted)
    if foreign:
        counted = {**read.counted, "ties citing claims that this folder has not accepted": foreign}
        read = replace(read, counted=counted, sections={**read.sections, "ties": ties})
    made = list(_edits(read.sections, data, fresh=fresh))
    if made:
        edit_crisis(folder, seen, [edit for edit, _ in made], accepted)
    return replace(read, written=folder.crisis, added=sum(count for _, count in made))


def crisis_of(into: Path | None) -> CrisisModel | None:
    """Gives the model of the folder that an import is meant for, where it is there."""
    if into is None or not Folder(into).crisis.is_file():
        return None
    return read_crisis(Folder(into).crisis).model


def _edits(
    sections: Mapping[str, Any], data: Mapping[str, Any], *, fresh: bool
) -> Iterator[tuple[Edit, int]]:
    """The edits that bring the sections in, and how many elements each adds."""
    for name, section in sections.items():
        had = data.get(name)
        if not section or (isinstance(section, str) and not fresh):
            continue
        if isinstance(section, str):
            yield Edit("set", (name,), section), 0
        elif not had:
            yield Edit("set" if name in data else "add", (name,), section), len(section)
        elif isinstance(section, dict):
            for key in section.keys() - had.keys():
                yield Edit("add", (name, key), section[key]), 1
        else:
            for entry in section:
                if plain(entry) not in had:
                    yield Edit("add", (name, LAST), entry), 1


def _check_plain(file: Path) -> None:
    if file.is_dir():
        raise UnknownImport("this is a folder", value=str(file), hint="name the files in it")
    if file.exists() and not file.is_file():  # a pipe would be waited for
        raise UnknownImport("this is no plain file", where=str(file), hint="save it as a file")


def _kind_of(file: Path) -> Kind:
    suffix = name_of(file).suffix.lower()
    if suffix in _GAMES:
        return "conflict"
    if suffix == ".graphml" and is_causal(file):
        return "causal"
    if suffix in NETWORKS or suffix in {".csv", ".tsv", ".tab", ".txt", ".gz"}:
        return "ties"
    raise UnknownImport(
        "nothing is known of files like this",
        value=file.name or str(file),
        allowed="event tables, CSV of ties, .graphml, .gexf, .gmcr, .nfg, .efg",
        hint="say with --as what it is",
    )


def _conflict(file: Path) -> Imported:
    if file.suffix.lower() == ".gmcr":
        read, layout = read_gmcr(text_of(file), file.name), "GMCR+"
    else:
        read, layout = read_gambit(text_of(file).encode(), file.name), "Gambit"
    return Imported("conflict", layout, {}, read.remarks, dict(read.sections), ())


def _causal(file: Path, model: CrisisModel | None) -> Imported:
    try:
        if file.stat().st_size > MOST_OF_A_MAP:
            raise BadMap("the map is too large", where=str(file), allowed="at most 5 MB")
        text = text_of(file)
    except (OSError, UnknownImport) as error:
        raise BadMap(
            "the map cannot be read",
            where=str(file),
            value=str(getattr(error, "strerror", "") or error),
        ) from None
    graphml = file.suffix.lower() == ".graphml" or text.lstrip().startswith("<")
    indicators, effects = (
        from_graphml(text, model, file.name) if graphml else from_matrix(text, model, file.name)
    )
    if model is not None:
        indicators = {key: own for key, own in indicators.items() if key not in model.indicators}
    counted = {"indicators": len(indicators), "links": len(effects)}
    sections = {"indicators": indicators, "effects": list(effects)}
    return Imported("causal", "GraphML" if graphml else "weight matrix", counted, (), sections, ())


def _ties(files: Sequence[Path], wanted: Wanted, model: CrisisModel | None) -> Imported:
    namer = Namer(model)
    network, layout, counted = network_in(files, wanted, namer)
    made = TieEntries(network, namer, files[0].name)
    kept, apart = between_known(made.entries, wanted, namer, lambda tie: (tie["from"], tie["to"]))
    counted = Counter(counted) + made.counted | {"ties": len(kept), **left_out(apart)}
    sections = with_actors(kept, "ties", namer)
    remarks = (*made.remarks, *unknown(apart))
    return Imported("ties", layout, counted, remarks, sections, ())


def _events(files: Sequence[Path], wanted: Wanted, model: CrisisModel | None) -> Imported:
    namer = Namer(model)
    counts, acts, beyond, talk = acts_in(files, wanted, MOST_EVENTS, namer.known_names())
    if beyond:
        raise UnknownImport(
            "more events than a person can look through",
            where=files[0].name,
            value=f"{beyond + len(acts):,}",
            allowed=f"at most {MOST_EVENTS}",
            hint="cut the table down to the days and pairs that matter, or read it --as ties",
        )
    namer.learn(counts.states)
    entries: list[dict[str, Any]] = []
    for act in acts:
        source, target = namer.actor(act.source), namer.actor(act.target)
        if source != target:
            entries.append({
                "date": act.day,
                "text": f"{act.source} towards {act.target}: {label_of(counts.layout, act.code)}",
                "actors": [source, target],
                "confidence": "low",
                "assumption": f"coded so in {counts.layout} (type {act.code})",
            })  # fmt: skip
    kept, apart = between_known(entries, wanted, namer, lambda event: tuple(event["actors"]))
    alone = len(acts) - len(entries)  # two names of the data set for one actor
    left = {"talk, which takes no side": talk, "within one actor": alone}
    told = Counter(counted(counts))
    told.update({f"left out: {why}": number for why, number in left.items() if number})
    sections = with_actors(kept, "events", namer)
    all_told = {**told, "events": len(kept), **left_out(apart)}  # 0 is said too
    return Imported("events", counts.layout, all_told, tuple(unknown(apart)), sections, ())


def _balance(files: Sequence[Path], wanted: Wanted) -> Imported:
    network, layout, counted = network_in(files, wanted)
    dates = sorted({day for tie in network.ties for day in (tie.since, tie.until) if day})
    balance = analyse_series(network, dates or [NO_DATE])
    counted["ties"] = len(network.ties)
    return Imported("network", layout, counted, (), {}, balance)
