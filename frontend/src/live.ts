// What the server tells while the page is open: files that changed, steps of longer work.
import { useEffect } from "preact/hooks";

type Hear = (data: { files?: string[]; task?: string; name?: string }) => void;
type Kind = "changed" | "step" | "open" | "closed";

const hearing = new Map<Kind, Set<Hear>>();
let source: EventSource | null = null;

function tell(kind: Kind, data: Parameters<Hear>[0] = {}): void {
  for (const hear of [...(hearing.get(kind) ?? [])]) hear(data);
}

/** Listens to the server; once, however often it is called: a second ear would hear all twice. */
export function startLive(): void {
  if (source) return;
  source = new EventSource("/api/events");
  source.onerror = () => tell("closed");
  source.addEventListener("hello", () => tell("open"));
  for (const kind of ["changed", "step"] as const)
    source.addEventListener(kind, (event) => tell(kind, JSON.parse((event as MessageEvent<string>).data)));
}

/** Calls `hear` at each event of the kind while the component is shown. */
export function useLive(kind: Kind, hear: Hear, deps: unknown[] = []): void {
  useEffect(() => {
    const own = hearing.get(kind) ?? new Set<Hear>();
    hearing.set(kind, own.add(hear));
    return () => void own.delete(hear);
  }, deps);
}
