import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { Chip, ChipList, Kind } from "./types";

const KINDS: [Kind, string, string][] = [
  ["option", "What each does", "Levels at which options are held."],
  ["interest", "What each wants", "How much an interest counts; none takes it out."],
  ["link", "What follows from what", "How strong a link is; none takes it out."],
  ["indicator", "Held from outside", "Levels at which indicators are kept, whatever happens."],
];

interface Props {
  chips: ChipList; set: Record<string, string>; search: RefObject<HTMLInputElement>;
  onChange: (set: Record<string, string>) => void;
}

/** Everything that can be changed at a touch, by what it is and who has it; a touch again takes it back. */
export function Chips(props: Props) {
  const [words, setWords] = useState("");
  const [open, setOpen] = useState<Set<Kind>>(new Set(["option"]));
  const wanted = words.trim().toLowerCase();
  const { names } = props.chips;
  const fits = (one: Chip): boolean =>
    !wanted || one.id in props.set || `${names[one.group] ?? ""} ${one.text} ${one.id}`.toLowerCase().includes(wanted);
  const turn = (kind: Kind, now: boolean): void => {
    const next = new Set(open);
    if (now) next.add(kind);
    else next.delete(kind);
    setOpen(next);
  };
  const parts = KINDS.map(([kind, title, says]) => {
    const all = props.chips.chips.filter((one) => one.kind === kind);
    return { kind, title, says, all, own: all.filter(fits), touched: all.filter((one) => one.id in props.set).length };
  }).filter((part) => part.all.length);
  return (
    <>
      <label>Find<input type="search" ref={props.search} value={words} onInput={(event) => setWords(event.currentTarget.value)} /></label>
      {parts.filter((part) => part.own.length).map((part) => (
        <details key={part.kind} class="kind" open={wanted !== "" || open.has(part.kind)}
          onToggle={(event) => wanted === "" && turn(part.kind, event.currentTarget.open)}>
          <summary>{part.title} <span class="muted">{wanted ? `${part.own.length} of ${part.all.length}` : part.all.length}{part.touched > 0 && `, ${part.touched} changed`}</span></summary>
          {(wanted !== "" || open.has(part.kind)) && <>
            <p class="muted">{part.says}</p>
            <Groups {...props} own={part.own} kind={part.kind} />
          </>}
        </details>
      ))}
      {!parts.some((part) => part.own.length) && <p class="muted">Nothing that can be changed has these words.</p>}
    </>
  );
}

/** The chips of one kind, by who has them or what they lead to. */
function Groups({ chips, set, onChange, own, kind }: Props & { own: Chip[]; kind: Kind }) {
  const groups = new Map<string, Chip[]>();
  for (const one of own) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const touch = (chip: Chip, value: string): void => {
    const next = { ...set };
    if (next[chip.id] === value || (value === chip.now && kind !== "option")) delete next[chip.id];
    else next[chip.id] = value;
    onChange(next);
  };
  const title = (group: string): string => (kind === "link" ? `Towards “${chips.names[group] ?? group}”` : chips.names[group] ?? "Indicators");
  return (
    <>
      {[...groups].map(([group, ones]) => (
        <fieldset key={group}>
          <legend>{title(group)}</legend>
          {ones.map((chip) => (
            <div key={chip.id} class="chip" role="group" aria-label={`${title(group)}: ${chip.text}`}>
              <span class={chip.id in set ? "changed" : ""}>{chip.text}</span>
              <span class="levels">
                {chip.values.map((value) => (
                  <button key={value} type="button" aria-pressed={set[chip.id] === value} onClick={() => touch(chip, value)}>
                    {value.replaceAll("_", " ")}{chip.now === value && <small> now</small>}
                  </button>
                ))}
              </span>
            </div>
          ))}
        </fieldset>
      ))}
    </>
  );
}
