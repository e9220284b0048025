import type { RefObject } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Inbox } from "../types";
import { ALL, type Filter } from "./filter";
import { STATES } from "./words";

export function Filters(props: {
  inbox: Inbox; filter: Filter; search: RefObject<HTMLInputElement>; onChange: (filter: Filter) => void;
}) {
  const { inbox, filter } = props;
  const { relations, coders, counts } = useMemo(() => {
    const counts: Record<string, number> = {};
    for (const one of inbox.claims) counts[one.state] = (counts[one.state] ?? 0) + 1;
    return {
      counts,
      relations: [...new Set(inbox.claims.map((one) => one.claim.relation))].sort(),
      coders: [...new Set(inbox.claims.map((one) => one.claim.coder))].sort(),
    };
  }, [inbox.claims]);
  const [open, setOpen] = useState(false); // on a narrow screen, where claims would stand below all filters
  const put = (part: Partial<Filter>): void => props.onChange({ ...filter, ...part });
  const pick = (name: "state" | "document" | "actor" | "relation" | "coder", label: string, options: [string, string][]) => (
    <label class={name === "state" ? undefined : "more"}>{label}
      <select id={`filter-${name}`} value={filter[name]} onChange={(event) => put({ [name]: event.currentTarget.value })}>
        {options.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </select>
    </label>
  );
  const same = (all: string[]): [string, string][] => all.map((one) => [one, one.replaceAll("_", " ")]);
  return (
    <search>
      <form class={open ? "filters" : "filters folded"} onSubmit={(event) => event.preventDefault()}>
        <label>Search<input type="search" ref={props.search} value={filter.words}
          onInput={(event) => put({ words: event.currentTarget.value })} /></label>
        {pick("state", "Show", [...Object.entries(STATES).map(([id, name]): [string, string] => [id, `${name} (${counts[id] ?? 0})`]),
          ["all", `All (${inbox.claims.length})`], ["skipped", "Sentences without a claim"]])}
        {pick("document", "Document", [["", "all"], ...inbox.documents.map((one): [string, string] => [one.name, one.title ?? one.name])])}
        {pick("actor", "Actor", [["", "all"], ...Object.entries(inbox.actors).sort((a, b) => a[1].localeCompare(b[1]))])}
        {pick("relation", "Relation", [["", "all"], ...same(relations)])}
        {pick("coder", "Coder", [["", "all"], ...same(coders)])}
        <label class="more">Confidence %<input type="number" min={0} max={100} step={5} value={Math.round(filter.least * 100)}
          onInput={(event) => put({ least: Number(event.currentTarget.value) / 100 })} /></label>
        <button type="button" class="quiet fold" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? "Fewer filters" : "More filters"}</button>
        <button type="button" class="quiet" onClick={() => props.onChange(ALL)}>Clear</button>
      </form>
    </search>
  );
}
