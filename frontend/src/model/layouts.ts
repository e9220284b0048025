// Where things stand before a person has moved them: the same way every time.
import type { Path, Places } from "./shapes";

export interface Thing { id: string; label: string; kind: string }
export interface Lead { from: string; to: string; sign: string; width: number; said: string; dashed?: boolean; both?: boolean; path?: Path }
export type At = [number, number];

export const WIDE = 900;
export const HIGH = 560;
const ROW = 44; // from one box to the one below it
const ROUNDS = 250;

/** Gives a name on at most two lines, and half the width and height of a box around it. */
export function boxOf(text: string): { lines: string[]; half: At } {
  const words = text.split(" ");
  const half = text.length <= 18 ? words.length : words.findIndex((_, at) => words.slice(0, at + 1).join(" ").length >= text.length / 2) + 1;
  const cut = (line: string): string => (line.length > 24 ? `${line.slice(0, 23)}…` : line);
  const lines = [words.slice(0, half).join(" "), words.slice(half).join(" ")].filter(Boolean).map(cut);
  return { lines, half: [Math.max(4, ...lines.map((one) => one.length)) * 3.5 + 8, lines.length * 7.5 + 5] };
}

/** Makes one line of several between the same two that have the same sign; it may lead both ways. */
export function gathered(leads: Lead[]): Lead[] {
  const found = new Map<string, Lead>();
  for (const one of leads) {
    const key = `${[one.from, one.to].sort().join("|")}${one.sign}`;
    const own = found.get(key);
    found.set(key, own ? { ...own, width: Math.max(own.width, one.width), both: own.both || own.from !== one.from, said: `${own.said}\n${one.said}` } : one);
  }
  return [...found.values()];
}

/** Lets all push and those tied pull, friends more than enemies (Fruchterman and Reingold 1991). */
export function spreadByTies(things: Thing[], leads: Lead[]): Places {
  const at = things.map((_, index): At => {
    const turn = (2 * Math.PI * index) / Math.max(1, things.length);
    return [WIDE / 2 + 330 * Math.cos(turn), HIGH / 2 + 200 * Math.sin(turn)];
  });
  const index = new Map(things.map((one, own) => [one.id, own]));
  const wide = Math.sqrt((WIDE * HIGH) / Math.max(1, things.length)) * 0.85;
  for (let round = 0; round < ROUNDS; round++) {
    const force = at.map((): At => [0, 0]);
    const pull = (own: number, other: number, size: (far: number) => number): void => {
      const [a, b, sum] = [at[own] as At, at[other] as At, force[own] as At];
      // names are wider than high: what is side by side counts as nearer
      const [dx, dy] = [(b[0] - a[0]) / 1.5, b[1] - a[1]];
      const far = Math.max(1, Math.hypot(dx, dy));
      sum[0] += (dx / far) * size(far) * 1.5;
      sum[1] += (dy / far) * size(far);
    };
    things.forEach((_, own) => things.forEach((__, other) => own !== other && pull(own, other, (far) => (-wide * wide) / far)));
    for (const lead of leads) {
      const [from, to] = [index.get(lead.from), index.get(lead.to)];
      if (from === undefined || to === undefined || from === to) continue;
      const size = (far: number): number => ((far * far) / wide) * (lead.sign === "-" ? 0.25 : 0.7);
      pull(from, to, size);
      pull(to, from, size);
    }
    const most = 40 * (1 - round / ROUNDS) + 1;
    at.forEach((own, one) => {
      const [fx, fy] = force[one] as At;
      const far = Math.max(1, Math.hypot(fx, fy));
      own[0] = Math.min(WIDE - 80, Math.max(80, own[0] + (fx / far) * Math.min(far, most)));
      own[1] = Math.min(HIGH - 30, Math.max(30, own[1] + (fy / far) * Math.min(far, most)));
    });
  }
  return Object.fromEntries(things.map((one, own) => [one.id, at[own] as At]));
}

/** Lays causes left, what follows to the right of it, who cares at the far right; few lines cross. */
export function spreadByCauses(things: Thing[], leads: Lead[]): Places {
  const depth = new Map(things.map((one) => [one.id, 0]));
  for (let round = 0; round < 4; round++)
    for (const lead of leads) depth.set(lead.to, Math.max(depth.get(lead.to) ?? 0, Math.min(3, (depth.get(lead.from) ?? 0) + 1)));
  const last = Math.max(1, ...depth.values());
  for (const one of things) if (one.kind === "actor") depth.set(one.id, last + 1);
  const columns = Array.from({ length: last + 2 }, (_, own) => things.filter((one) => depth.get(one.id) === own)).filter((one) => one.length);
  const place = new Map<string, number>();
  const number = (column: Thing[]): void => column.forEach((one, own) => place.set(one.id, (own + 0.5) / column.length));
  columns.forEach(number);
  for (let sweep = 0; sweep < 8; sweep++)
    for (const column of sweep % 2 ? [...columns].reverse() : columns) {
      const middle = new Map(column.map((one) => [one.id, middleOf(one.id, leads, place)]));
      column.sort((a, b) => (middle.get(a.id) ?? 0) - (middle.get(b.id) ?? 0));
      number(column);
    }
  const high = Math.max(HIGH, ...columns.map((one) => one.length * ROW));
  return Object.fromEntries(columns.flatMap((column, right) =>
    column.map((one): [string, At] => [one.id, [
      100 + ((WIDE - 200) * right) / Math.max(1, columns.length - 1),
      20 + (high - 40) * (place.get(one.id) ?? 0.5),
    ]])));
}

function middleOf(id: string, leads: Lead[], place: Map<string, number>): number {
  const near = leads.flatMap((one) => (one.from === id ? [one.to] : one.to === id ? [one.from] : [])).map((other) => place.get(other) ?? 0.5);
  return near.length ? near.reduce((sum, one) => sum + one, 0) / near.length : (place.get(id) ?? 0.5);
}
