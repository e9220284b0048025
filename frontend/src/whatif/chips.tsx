import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { Chip, ChipList } from "./types";

/** Everything that can be changed at a touch, by who has it; a touch again takes it back. */
export function Chips(props: {
  chips: ChipList; set: Record<string, string>; search: RefObject<HTMLInputElement>;
  onChange: (set: Record<string, string>) => void;
}) {
  const [words, setWords] = useState("");
  const groups = new Map<string, Chip[]>();
  const wanted = words.trim().toLowerCase();
  for (const chip of props.chips.chips) {
    const name = chip.group ? props.chips.actors[chip.group] ?? chip.group : "Held from outside";
    if (wanted && !`${name} ${chip.text} ${chip.id}`.toLowerCase().includes(wanted) && !(chip.id in props.set)) continue;
    groups.set(name, [...(groups.get(name) ?? []), chip]);
  }
  const touch = (chip: Chip, value: string): void => {
    const next = { ...props.set };
    if (next[chip.id] === value) delete next[chip.id];
    else next[chip.id] = value;
    props.onChange(next);
  };
  return (
    <>
      <label>Find<input type="search" ref={props.search} value={words} onInput={(event) => setWords(event.currentTarget.value)} /></label>
      {[...groups].map(([name, own]) => (
        <fieldset key={name}>
          <legend>{name}</legend>
          {own.map((chip) => (
            <div key={chip.id} class="chip" role="group" aria-label={`${name}: ${chip.text}`}>
              <span class={chip.id in props.set ? "changed" : ""}>{chip.text}</span>
              <span class="levels">
                {chip.values.map((value) => (
                  <button key={value} type="button" aria-pressed={props.set[chip.id] === value} onClick={() => touch(chip, value)}>
                    {value.replaceAll("_", " ")}{chip.now === value && <small> now</small>}
                  </button>
                ))}
              </span>
            </div>
          ))}
        </fieldset>
      ))}
      {!groups.size && <p class="muted">Nothing that can be changed has these words.</p>}
    </>
  );
}
