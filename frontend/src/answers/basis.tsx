import { useEffect, useRef } from "preact/hooks";
import { useAnswer } from "../asking";
import { Quoted } from "../parts/quotes";
import type { Listed } from "../types";
import { groundsAt, type Basis as Resting, type Brief, type Ground } from "./brief";

/** Computations of what was read, not of what the model says: they rest on the evidence as a whole. */
const OF_EVIDENCE = new Set(["k-counts", "k-origins", "k-elements", "k-file"]);
const MOST = 60; // elements told at once

interface Props { brief: Brief; of: Resting | undefined; onClose: () => void }

/** What a statement rests on: quotes with a way to their text, assumptions, what it was computed from and how. */
export function Basis({ brief, of, onClose }: Props) {
  const ids = of?.basis ?? [];
  const own = useRef<HTMLElement>(null);
  const quotes = brief.quotes.filter((one) => ids.includes(one.id));
  const assumed = brief.assumptions.filter((one) => ids.includes(one.id));
  const computed = brief.computations.filter((one) => ids.includes(one.id));
  const grounds = groundsAt(brief, of?.rests ?? []);
  useEffect(() => void own.current?.scrollTo(0, 0), [of]);
  return (
    <aside class="rests" aria-label="What it rests on" tabIndex={-1} id="rests" ref={own}>
      <header><h2>What it rests on</h2><button type="button" class="quiet" onClick={onClose}>Close<kbd aria-hidden="true">Esc</kbd></button></header>
      {!ids.length && <p>Nothing is given for it.</p>}
      {quotes.map((one) => (
        <article key={one.id}>
          <blockquote dir="auto">{one.exact}</blockquote>
          <p class="muted">{one.says} · {one.title} · {one.grade}{one.speaker && ` · ${one.speaker}`}{one.time && ` · ${one.time}`}
            {!one.accepted && " · not accepted by a person"}{" "}
            {one.found ? <a href={`#evidence/${one.id}`}>in its text</a> : "(not among the evidence)"}</p>
        </article>
      ))}
      {assumed.map((one) => <article key={one.id}><h3>Assumption</h3><p>{one.text}</p></article>)}
      {grounds.length > 0 && <OfModel found={grounds} places={of?.rests ?? []} />}
      {computed.some((one) => OF_EVIDENCE.has(one.id)) && <p><a href="#evidence">All claims and their quotes</a></p>}
      {computed.map((one) => <article key={one.id}><h3>How it was computed: {one.title}</h3><p>{one.text}</p></article>)}
    </aside>
  );
}

const SAYS: Record<string, string> = {
  options: "What is done", interests: "What is wanted", priorities: "What is wanted", rankings: "What is wanted", weights: "What is wanted",
  payoffs: "What is wanted", effects: "What follows", rules: "What cannot be", red_lines: "What was threatened", offers: "What was offered",
  demands: "What was demanded", ties: "Who stands with whom", dependence: "Who needs whom", treaties: "What binds", scenarios: "What is supposed", events: "What happened", energy_shocks: "What a shock would cost",
};

const headOf = (one: Ground): string => {
  const section = one.place.split("/")[1] ?? "";
  return SAYS[section] ?? section;
};

/** The elements of the model, each with its quotes or the reason for which it is assumed. */
function OfModel({ found, places }: { found: Ground[]; places: string[] }) {
  const told = found.slice(0, MOST);
  const ids = [...new Set(told.flatMap((one) => one.cites))];
  const quotes = useAnswer<{ claims: Listed[] }>(ids.length ? "quotes" : null, { ids: ids.join(",") }, ["evidence.jsonl"]).value?.claims ?? [];
  const byId = new Map(quotes.map((one) => [one.claim.id, one]));
  const heads = [...new Set(told.map(headOf))];
  const cited = found.filter((one) => one.cites.length).length;
  const isWhole = places.every((place) => !place.slice(1).includes("/"));
  return (
    <section class="of-model" aria-label="What it was computed from">
      <h3>Computed from</h3>
      <p class="muted">{isWhole ? "It was computed from all of these." : "What it names, and what decides about it."}{" "}
        {found.length === 1 ? "One element" : `${found.length} elements`}, of which {cited} cite{cited === 1 && "s"} quotes{found.length > MOST && `; the first ${MOST} are shown`}.</p>
      {heads.map((head) => (
        <div key={head}>
          <h4>{head}</h4>
          <ul class="plain">
            {told.filter((one) => headOf(one) === head).map((one) => <Element key={one.place} one={one} quotes={one.cites.flatMap((id) => byId.get(id) ?? [])} />)}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Element({ one, quotes }: { one: Ground; quotes: Listed[] }) {
  const [first, ...others] = quotes;
  const bare = !one.cites.length && !one.assumption;
  return (
    <li>
      <p>{one.text}{one.assumption && <span class="muted"> assumed: {one.assumption}</span>}{bare && <span class="muted"> stated without a reason</span>}</p>
      {first && <Quoted listed={first} />}
      {others.length > 0 && <details><summary>{others.length === 1 ? "one more quote" : `${others.length} more quotes`}</summary>
        {others.map((own) => <Quoted key={own.claim.id} listed={own} />)}</details>}
    </li>
  );
}
