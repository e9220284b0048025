// A question whose answer a component shows, asked anew when files it rests on have changed.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Mistake, get, type Told } from "./api";
import { useLive } from "./live";

export interface Answer<T> {
  value: T | null;
  error: Told | null;
  waiting: boolean;
  again: () => void;
  set: (change: (value: T) => T) => void;
}

/**
 * Asks `place` and again whenever one of `files` changes; a null place asks nothing. `keep` lays over
 * an answer what the page knows better: what it has changed and is still writing.
 */
export function useAnswer<T>(
  place: string | null,
  query: Record<string, string | number | undefined> = {},
  files: string[] = [],
  keep: (now: T, found: T) => T = (_, found) => found,
): Answer<T> {
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<Told | null>(null);
  const [waiting, setWaiting] = useState(false);
  const latest = useRef(0);
  const asking = useRef(false);
  const key = JSON.stringify([place, query]);

  const again = useCallback(() => {
    if (place === null) return;
    const own = ++latest.current;
    asking.current = true;
    setWaiting(true);
    get<T>(place, query)
      .then((found) => own === latest.current && (setValue((now) => (now === null ? found : keep(now, found))), setError(null)))
      .catch((reason) => {
        if (own !== latest.current) return;
        setError(reason instanceof Mistake ? reason.told : { code: "fault", message: String(reason), hint: null });
      })
      .finally(() => {
        if (own !== latest.current) return;
        asking.current = false;
        setWaiting(false);
      });
  }, [key]);

  useEffect(again, [key]);
  useLive("changed", (said) => {
    if (said.files?.some((file) => files.some((own) => file.startsWith(own)))) again();
  }, [key]);

  const set = useCallback((change: (value: T) => T) => {
    setValue((now) => (now === null ? now : change(now)));
    if (asking.current) again(); // an answer on its way is older than this change
  }, [again]);
  return { value, error, waiting, again, set };
}
