// The document, its quotes marked; the current one is in sight.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { useAnswer } from "../asking";
import { visible } from "../parts/visible";
import { Trouble } from "../parts/trouble";
import type { DocumentText, Listed, Shared } from "../types";

interface Mark { start: number; end: number; kind: string; id: string | null }

/** Code points to the 16-bit units that JavaScript counts; none where they are the same. */
function unitsOf(text: string): Uint32Array | null {
  if (!/[\ud800-\udbff]/.test(text)) return null;
  const units: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) units.push(at);
  units.push(text.length);
  return Uint32Array.from(units);
}

/** Cuts a text where marks begin and end; a piece bears every mark that covers it. */
export function pieces(length: number, marks: Mark[]): { start: number; end: number; marks: Mark[] }[] {
  const cuts = new Set([0, length]);
  for (const mark of marks) cuts.add(Math.min(mark.start, length)).add(Math.min(mark.end, length));
  const at = [...cuts].sort((a, b) => a - b);
  const byStart = [...marks].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: Mark[] = [];
  return at.slice(0, -1).map((start, index) => {
    const begun: Mark[] = [];
    while (next < byStart.length && (byStart[next] as Mark).start <= start) begun.push(byStart[next++] as Mark);
    open = [...open, ...begun].filter((mark) => mark.end > start);
    return { start, end: at[index + 1] as number, marks: open };
  });
}

/** Words are struck through only where nothing but rejected claims quotes them: not where one was edited. */
function kindsOf(marks: Mark[]): string[] {
  const kinds = new Set(marks.map((mark) => mark.kind));
  if (marks.some((mark) => mark.id && mark.kind !== "rejected")) kinds.delete("rejected");
  return [...kinds];
}

export function DocumentPane(props: {
  name: string; current: Listed | null; claims: Listed[]; shared: Shared[]; onPick: (id: string) => void;
}) {
  const { value, error } = useAnswer<DocumentText>("document", { name: props.name }, ["sources/"]);
  const box = useRef<HTMLDivElement>(null);
  const text = value?.name === props.name ? value.text : "";
  const units = useMemo(() => unitsOf(text), [text]);
  const currentId = props.current?.claim.id;
  const marks = useMemo(() => {
    const quotes = props.claims.map(({ claim, state }): Mark => ({
      start: claim.anchor.start, end: claim.anchor.end, kind: state, id: claim.id,
    }));
    const cues = (props.current?.claim.cues ?? []).map(([start, end]): Mark => ({ start, end, kind: "cue", id: null }));
    const copied = props.shared.flatMap((one): Mark[] => [
      ...(one.document_a === props.name ? [{ start: one.start_a, end: one.end_a, kind: "shared", id: null }] : []),
      ...(one.document_b === props.name ? [{ start: one.start_b, end: one.end_b, kind: "shared", id: null }] : []),
    ]);
    return [...quotes, ...cues, ...copied];
  }, [props.claims, props.shared, props.name, currentId]);

  useLayoutEffect(() => {
    const own = box.current?.querySelector<HTMLElement>("[data-current]");
    if (own && box.current) {
      const top = own.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
      box.current.scrollTop += top - box.current.clientHeight / 3;
    }
  }, [currentId, text]);

  const cut = (start: number, end: number): string =>
    units ? text.slice(units[start] ?? 0, units[end] ?? text.length) : text.slice(start, end);
  const length = units ? units.length - 1 : text.length;
  const onPick = useRef(props.onPick);
  onPick.current = props.onPick;
  const drawn = useMemo((): ComponentChildren[] => pieces(length, marks).map((piece) => {
    const words = visible(cut(piece.start, piece.end));
    if (!piece.marks.length) return words;
    const ids = piece.marks.flatMap((mark) => mark.id ?? []);
    const isCurrent = currentId !== undefined && ids.includes(currentId);
    const kinds = [...kindsOf(piece.marks), ...(isCurrent ? ["current"] : [])].join(" ");
    const pick = isCurrent ? currentId : ids[0];
    return (
      <mark class={kinds} data-current={isCurrent || undefined} onClick={() => pick && !getSelection()?.toString() && onPick.current(pick)}>
        {words}
      </mark>
    );
  }), [text, marks, currentId]);
  return (
    <section class="document" aria-label={`Text of ${props.name}`}>
      <Trouble told={error} />
      <div class="text" ref={box} tabIndex={0} role="region" aria-label="Text" dir="auto">{drawn}</div>
    </section>
  );
}
