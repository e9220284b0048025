// One line for people who listen to the page, and for those who look at its foot.
import { useEffect, useState } from "preact/hooks";

type Said = { text: string; bad: boolean; number: number };
let listeners: ((said: Said) => void)[] = [];
let number = 0;

/** Says something aloud: a decision, an error, that nothing changed. */
export function say(text: string, bad = false): void {
  number += 1;
  for (const listen of listeners) listen({ text, bad, number });
}

export function useSaid(): Said {
  const [said, setSaid] = useState<Said>({ text: "", bad: false, number: 0 });
  useEffect(() => {
    const leave = (): void => setSaid({ text: "", bad: false, number: 0 }); // it was of another screen
    listeners = [...listeners, setSaid];
    window.addEventListener("hashchange", leave);
    return () => {
      listeners = listeners.filter((one) => one !== setSaid);
      window.removeEventListener("hashchange", leave);
    };
  }, []);
  return said;
}
