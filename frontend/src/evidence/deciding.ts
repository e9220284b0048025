// Decisions: shown at once, written one after the other, kept by the browser until they are.
import { Mistake, SILENT, post, sentence } from "../api";
import { say } from "../parts/say";
import type { Decided, Decision } from "../types";
import { myName } from "../who";

export interface Verdict {
  id: string;
  judgement: "accepted" | "rejected";
  grade?: string;
  fields?: Record<string, unknown>;
}
interface Step { verdicts: Verdict[]; note: string; by: string }
type Made = { id: string; at: string }[];

const UNSAVED = "tightrope.unsaved";
const STEPS = "tightrope.steps";
const MOST_STEPS = 200;

function kept<T>(store: Storage, name: string): T[] {
  try {
    return JSON.parse(store.getItem(name) ?? "[]") as T[];
  } catch {
    return [];
  }
}

let writing: Promise<void> = Promise.resolve();

/** What became of a step: what stands, and why the rest does not; `silent`: nobody knows yet. */
export interface Outcome { made: Decision[]; refused: string[]; silent: boolean }

/** Writes a step; until the server says that it stands on disk, the browser keeps it. */
export function decide(folder: string, verdicts: Verdict[], note: string): Promise<Outcome> {
  const name = `${UNSAVED}:${folder}`;
  const step: Step = { verdicts, note, by: myName() };
  localStorage.setItem(name, JSON.stringify([...kept<Step>(localStorage, name), step]));
  const written = writing.then(() => write(name, step));
  writing = written.then(() => undefined);
  return written;
}

async function write(name: string, step: Step): Promise<Outcome> {
  try {
    const found = await post<Decided>("decide", step);
    forget(name, step);
    const made = found.decided.map((one) => ({ id: one.claim.id, at: one.at }));
    if (made.length) remember(made);
    return { made: found.decided, refused: found.refused.map((one) => one.message), silent: false };
  } catch (reason) {
    const silent = reason instanceof Mistake && reason.told === SILENT;
    if (!silent) forget(name, step); // it was heard and refused: not to be said again
    return { made: [], refused: [silent ? "Not written yet: the workbench does not answer. This browser keeps the decision." : sentence(reason)], silent };
  }
}

function forget(name: string, step: Step): void {
  const told = JSON.stringify(step);
  const left = kept<Step>(localStorage, name);
  const at = left.findIndex((one) => JSON.stringify(one) === told);
  if (at >= 0) left.splice(at, 1);
  localStorage.setItem(name, JSON.stringify(left));
}

/** Writes what could not be written before: when the inbox opens, and when the server is back. */
export function writeUnsaved(folder: string): Promise<number> {
  const name = `${UNSAVED}:${folder}`;
  const written = writing.then(async () => {
    const left = kept<Step>(localStorage, name);
    for (const step of left) for (const one of (await write(name, step)).refused) say(one, true);
    const unwritten = kept<Step>(localStorage, name).length;
    if (unwritten < left.length) say(`Written now: ${left.length - unwritten} of what waited in this browser.`);
    return left.length - unwritten;
  });
  writing = written.then(() => undefined);
  return written;
}

export function remember(made: Made): void {
  const steps = [...kept<Made>(sessionStorage, STEPS), made].slice(-MOST_STEPS);
  sessionStorage.setItem(STEPS, JSON.stringify(steps));
}

/** Takes back the last step of this page; gives the claims that are undecided again. */
export async function takeBack(): Promise<string[]> {
  const steps = kept<Made>(sessionStorage, STEPS);
  const last = steps.pop();
  if (!last) {
    say("There is no step to take back.");
    return [];
  }
  await writing;
  await post("take-back", { decisions: last });
  sessionStorage.setItem(STEPS, JSON.stringify(steps));
  return last.map((one) => one.id);
}
