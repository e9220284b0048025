// One line of words for each element, in the terms of the file.
import { visible } from "../parts/visible";
import { isObject } from "./patch";
import type { Element, Path, Shaped, Value } from "./shapes";

export const SECTIONS: Record<string, string> = {
  actors: "Actors", ties: "Ties", alignment: "How ties are read", dependence: "Dependence", treaties: "Treaties",
  options: "Options", rules: "Rules", priorities: "Typed lines", rankings: "Rankings of states", weights: "Weighted lines",
  payoffs: "Payoffs", interests: "Interests", red_lines: "Red lines", offers: "Offers", demands: "Demands",
  indicators: "Indicators", effects: "Links", expect_signs: "Placebos of links", energy_shocks: "Energy shocks",
  closed_moves: "Closed moves", unknown_preferences: "Unknown preferences", pictures: "How one side sees another",
  events: "Events", dynamics: "Pace and shocks", scenarios: "Scenarios",
};

export const actor = (shaped: Shaped, id: Value): string => visible(shaped.names?.actors[String(id)] ?? String(id ?? "everybody"));
/** A formula as a clause, to stand within a sentence. */
export const formula = (shaped: Shaped, text: Value): string => shaped.words[String(text)] ?? `“${String(text)}”`;
export const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const indicator = (shaped: Shaped, id: Value): string => shaped.names?.indicators[String(id)] ?? String(id);
const treaty = (shaped: Shaped, id: Value): string => shaped.names?.treaties[String(id)] ?? String(id);

/** Gives what brings a link about, in words: an option, a formula, an indicator. */
export const cause = (shaped: Shaped, id: Value): string =>
  shaped.names?.indicators[String(id)] ?? shaped.names?.options[String(id)] ?? formula(shaped, id);

const dates = (from: Value, to: Value): string =>
  from && to ? ` (${String(from)} to ${String(to)})` : from ? ` (since ${String(from)})` : to ? ` (until ${String(to)})` : "";

type Tell = (shaped: Shaped, one: Element, path: Path) => string;
const TOLD: Record<string, Tell> = {
  actors: (_, one) => `${String(one.name)}${Array.isArray(one.aliases) && one.aliases.length ? `, also ${one.aliases.join(", ")}` : ""}`,
  ties: (s, one) => `${actor(s, one.from)} is ${one.sign === "-" ? "hostile to" : "friendly with"} ${actor(s, one.to)}: ${String(one.kind ?? "political")}, ${String(one.strength ?? "medium")}${dates(one.since, one.until)}`,
  dependence: (s, one) => `${actor(s, one.of)} needs ${String(one.need)} from ${actor(s, one.on)}${one.share === undefined ? "" : `, ${Math.round(Number(one.share) * 100)} % of it`}`,
  treaties: (s, one, path) => `${String(one.name ?? path[1])}: ${list(one.parties).map((id) => actor(s, id)).join(", ")}${one.in_force ? `, in force since ${String(one.in_force)}` : ""}`,
  options: (_, one) => String(one.text),
  rules: (s, one) => (one.never === undefined ? `Always: ${formula(s, one.always)}` : `Never: ${formula(s, one.never)}`),
  priorities: (s, one) => formula(s, one.want),
  rankings: (s, one) => formula(s, one.states),
  weights: (s, one) => `${formula(s, one.want)}: ${String(one.weight)}`,
  payoffs: (s, one) => `${formula(s, one.if)}: ${String(one.payoff)}`,
  interests: (s, one) => (one.duty ? `wants to keep ${treaty(s, one.duty)} (${String(one.weight)})` : `wants “${indicator(s, one.in)}” ${String(one.wants)} (${String(one.weight)})`),
  red_lines: (s, one) => `${actor(s, one.by)} to ${actor(s, one.against)}: if ${formula(s, one.if)}, then ${one.then ? formula(s, one.then) : "a response that was not named"}`,
  offers: (s, one) => `${actor(s, one.by)} to ${actor(s, one.to)}: ${String(one.text ?? "") || told(s, one)}`,
  demands: (s, one) => `${actor(s, one.by)} of ${actor(s, one.of ?? one.to)}: ${String(one.text ?? "") || told(s, one)}`,
  indicators: (_, one) => `${String(one.name)}${one.level && one.level !== "normal" ? `, now ${String(one.level)}` : ""}${one.held === "yes" ? ", held" : ""}`,
  effects: (s, one) => `${cause(s, one.from)} ${one.sign === "-" ? "lowers" : "raises"} “${indicator(s, one.to)}”: ${String(one.strength ?? "medium")}${one.if ? `, if ${formula(s, one.if)}` : ""}${one.disputed === "yes" ? ", disputed" : ""}`,
  closed_moves: (s, one) => `${actor(s, one.by)} cannot move${one.from ? ` where ${formula(s, one.from)}` : ""}${one.to ? ` to where ${formula(s, one.to)}` : ""}${one.because ? `: ${String(one.because)}` : ""}`,
  unknown_preferences: (s, one) => `Not known which is liked better: ${formula(s, one.between)}, or ${formula(s, one.and)}`,
  events: (_, one) => `${String(one.date)}: ${String(one.text)}`,
  scenarios: (_, one, path) => String(one.text ?? path[1]),
  energy_shocks: (_, one, path) => String(one.text ?? one.commodity ?? path[1]),
};

const list = (value: Value): Value[] => (Array.isArray(value) ? value : []);

function told(shaped: Shaped, one: Element): string {
  const shown = Object.entries(one).filter(([key]) => !["cites", "assumption", "note"].includes(key));
  return shown.map(([key, value]) => `${key} ${flat(shaped, value)}`).join(", ");
}

const flat = (shaped: Shaped, value: Value): string =>
  Array.isArray(value) ? value.map((one) => flat(shaped, one)).join(" and ")
    : isObject(value) ? Object.entries(value).map(([key, one]) => `${shaped.names?.options[key] ?? key} ${flat(shaped, one)}`).join(", ")
      : typeof value === "boolean" ? (value ? "yes" : "no") : typeof value === "string" ? formula(shaped, value) : String(value);

/** Gives an element in a line. */
export function line(shaped: Shaped, section: string, value: Value, path: Path): string {
  if (!isObject(value)) return visible(begun(section === "rankings" ? formula(shaped, value) : String(value)));
  const tell = TOLD[section];
  return visible(begun(tell ? tell(shaped, value, path) : told(shaped, value)));
}

/** Gives what an element rests on. */
export function grounds(value: Value): string {
  if (!isObject(value)) return "";
  const cites = list(value.cites).length;
  if (cites) return cites === 1 ? "1 claim" : `${cites} claims`;
  return value.assumption ? "assumed" : "rests on nothing yet";
}

export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
