// Which of this browser's tabs this is: what was done in a tab is undone in it, or in the one that takes its place.
const KEPT = "tightrope.tab";
const PATIENCE = 1000; // milliseconds that a page that is loaded anew waits for the one it replaces

/** Holds a number as long as the page is open; false where another tab holds it. */
const hold = (number: number, how: LockOptions): Promise<boolean> =>
  new Promise((told) => {
    void navigator.locks.request(`tightrope-tab-${number}`, how, (lock) => {
      told(lock !== null);
      return lock ? new Promise<void>(() => undefined) : undefined;
    }).catch(() => told(false));
  });

async function find(): Promise<number> {
  if (!("locks" in navigator)) return 0;
  const before = sessionStorage.getItem(KEPT); // a tab that was doubled has it too, and then waits in vain
  if (before !== null && (await hold(Number(before), { signal: AbortSignal.timeout(PATIENCE) }))) return Number(before);
  let number = 0;
  while (!(await hold(number, { ifAvailable: true }))) number += 1;
  sessionStorage.setItem(KEPT, String(number));
  return number;
}

export const tab: Promise<string> = find().then(String);
