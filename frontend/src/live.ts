// What the server tells while the page is open: files that changed, steps of longer work.
import { useEffect } from "preact/hooks";

type Hear = (data: { files?: string[]; task?: string; name?: string }) => void;
type Kind = "changed" | "step" | "open" | "again" | "closed";

const HEARD_BY = 3000; // milliseconds after which the page goes on without its ear
const hearing = new Map<Kind, Set<Hear>>();
let heard: Promise<void> | null = null;
let source: EventSource | null = null;
let times = 0;

function tell(kind: Kind, data: Parameters<Hear>[0] = {}): void {
  for (const hear of [...(hearing.get(kind) ?? [])]) hear(data);
}

/**
 * Listens to the server, once, however often it is called. Settles when the server is heard: what
 * changes after an answer is then told. What changed while nothing was heard is asked anew ("again").
 */
export function startLive(): Promise<void> {
  return (heard ??= new Promise((done) => {
    listen(done);
    setTimeout(() => {
      if (!times) times = 1; // what it hears first comes late
      done();
    }, HEARD_BY);
  }));
}

function listen(done: () => void): void {
  source = new EventSource("/api/events");
  source.onerror = () => tell("closed");
  source.addEventListener("hello", () => {
    tell("open");
    if (times++) tell("again");
    done();
  });
  for (const kind of ["changed", "step"] as const)
    source.addEventListener(kind, (event) => tell(kind, JSON.parse((event as MessageEvent<string>).data)));
}

/** Listens anew: a server that was started again hears only who has its new key. */
export function listenAnew(): void {
  if (!heard) return;
  source?.close();
  listen(() => undefined);
}

/** Calls `hear` at each event of the kind while the component is shown. */
export function useLive(kind: Kind, hear: Hear, deps: unknown[] = []): void {
  useEffect(() => {
    const own = hearing.get(kind) ?? new Set<Hear>();
    hearing.set(kind, own.add(hear));
    return () => void own.delete(hear);
  }, deps);
}
