import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const AROUND = 8; // rows drawn above and below what is seen

/** A list of any length of which only what is seen is drawn; one row is the current one. */
export function LongList<T>(props: {
  label: string;
  items: readonly T[];
  current: number;
  rowHeight: number; // rem
  idOf: (item: T) => string;
  onPick: (index: number) => void;
  row: (item: T, index: number) => ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const row = Math.round(props.rowHeight * rem);
  const first = Math.max(0, Math.floor(top / row) - AROUND);
  const last = Math.min(props.items.length, Math.ceil((top + height) / row) + AROUND);

  useEffect(() => {
    const own = box.current;
    if (!own) return;
    const seen = new ResizeObserver(() => setHeight(own.clientHeight));
    seen.observe(own);
    return () => seen.disconnect();
  }, []);

  useLayoutEffect(() => {
    const own = box.current;
    if (!own || props.current < 0) return;
    const at = props.current * row;
    if (at < own.scrollTop) own.scrollTop = at;
    else if (at + row > own.scrollTop + own.clientHeight) own.scrollTop = at + row - own.clientHeight;
  }, [props.current, row]);

  const move = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -1e9, End: 1e9 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    props.onPick(Math.max(0, Math.min(props.items.length - 1, props.current + step)));
  };

  const shown = props.items.slice(first, last);
  const active = props.items[props.current];
  return (
    <div class="long-list" ref={box} tabIndex={0} role="listbox" aria-label={props.label} onKeyDown={move}
      aria-activedescendant={active && props.current >= first && props.current < last ? `row-${props.idOf(active)}` : undefined}
      onScroll={() => setTop(box.current?.scrollTop ?? 0)}>
      <div role="presentation" style={{ height: `${props.items.length * row}px`, position: "relative" }}>
        {shown.map((item, offset) => {
          const index = first + offset;
          return (
            <div key={props.idOf(item)} id={`row-${props.idOf(item)}`} role="option" class="row"
              aria-selected={index === props.current} aria-setsize={props.items.length} aria-posinset={index + 1}
              style={{ position: "absolute", top: `${index * row}px`, height: `${row}px`, left: 0, right: 0 }}
              onClick={() => props.onPick(index)}>
              {props.row(item, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
