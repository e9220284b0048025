// A question whose answer a component shows, asked anew when files it rests on have changed.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Mistake, get, post, type Told } from "./api";
import { useLive } from "./live";

export interface Answer<T> {
  value: T | null;
  error: Told | null;
  waiting: boolean;
  again: () => void;
  set: (change: (value: T) => T) => void;
  /** Has the server leave the question; it is asked again only by `again`, or when a file changes. */
  stop: () => void;
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
  const asking = useRef<{ id: string; left: AbortController } | null>(null);
  const key = JSON.stringify([place, query]);

  const again = useCallback(() => {
    if (place === null) return;
    asking.current?.left.abort();
    const own = { id: crypto.randomUUID(), left: new AbortController() };
    asking.current = own;
    setWaiting(true);
    get<T>(place, { ...query, ask: own.id }, own.left.signal)
      .then((found) => own === asking.current && (setValue((now) => (now === null ? found : keep(now, found))), setError(null)))
      .catch((reason) => {
        if (own !== asking.current) return;
        setError(reason instanceof Mistake ? reason.told : { code: "fault", message: String(reason), hint: null });
      })
      .finally(() => {
        if (own !== asking.current) return;
        asking.current = null;
        setWaiting(false);
      });
  }, [key]);

  useEffect(() => {
    again();
    return () => {
      asking.current?.left.abort(); // a browser waits for few answers at a time
      asking.current = null;
    };
  }, [key]);
  useLive("changed", (said) => {
    if (said.files?.some((file) => files.some((own) => file.startsWith(own)))) again();
  }, [key]);
  useLive("again", () => void (files.length && again()), [key]);

  const set = useCallback((change: (value: T) => T) => {
    setValue((now) => (now === null ? now : change(now)));
    if (asking.current) again(); // an answer on its way is older than this change
  }, [again]);
  const stop = useCallback(() => {
    if (asking.current) void post("stop", { ask: asking.current.id }).catch(() => undefined);
  }, []);
  return { value, error, waiting, again, set, stop };
}
