import { useEffect, useState } from "preact/hooks";
import { useLive } from "../live";
import { stepName } from "./steps";

const seconds = (since: number): number => Math.round((performance.now() - since) / 1000);

interface Props {
  /** What is worked out. */
  what: string;
  /** The tasks whose steps are told. */
  tasks: string[];
  /** Where it is kept how long it took the last time. */
  kept: string;
  onStop: () => void;
}

/** Longer work: the step it is at, for how long it has gone on, how long it took last time, and a way to stop it. */
export function Progress({ what, tasks, kept, onStop }: Props) {
  const [began] = useState(performance.now());
  const [gone, setGone] = useState(0);
  const [steps, setSteps] = useState<string[]>([]);
  const [stopping, setStopping] = useState(false);
  const last = Number(localStorage.getItem(kept) ?? 0);
  useLive("step", (said) => {
    const { name = "" } = said;
    if (tasks.includes(said.task ?? "") && name) setSteps((now) => (now[now.length - 1] === name ? now : [...now.slice(-20), name]));
  });
  useEffect(() => {
    const timer = setInterval(() => setGone(seconds(began)), 1000);
    return () => clearInterval(timer);
  }, []);
  const step = steps[steps.length - 1];
  return (
    <div class="progress">
      <p role="status">{what}{step && <> <b>{stepName(step)}</b></>}</p>
      <p class="muted">
        {last > 0 && <progress max={last} value={Math.min(gone, last)} aria-label="As long as last time" />}{" "}
        {gone} s so far{last > 0 && `; it took ${last} s the last time`}. What is found is kept.
      </p>
      <p><button type="button" disabled={stopping} onClick={() => (setStopping(true), onStop())}>{stopping ? "Stopping after this step …" : "Stop"}</button></p>
    </div>
  );
}

/** Keeps how long a question took, for the next time it is asked; answers that were kept tell nothing. */
export function useTook(waiting: boolean, done: boolean, kept: string): void {
  const [began, setBegan] = useState(0);
  useEffect(() => {
    if (waiting) return setBegan(performance.now());
    if (began && done && seconds(began) > 1) localStorage.setItem(kept, String(seconds(began)));
  }, [waiting]);
}
