// Things and what leads from one to another, drawn; each can be dragged, or moved with the arrow keys.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { HIGH, WIDE, boxOf, type At, type Lead, type Thing } from "./layouts";
import type { Places } from "./shapes";

const STEP = 15;

interface Props {
  label: string;
  things: Thing[];
  leads: Lead[];
  places: Places;
  spread: (things: Thing[], leads: Lead[]) => Places;
  onPlace: (places: Places) => void;
  onPick?: (id: string) => void;
  onLead?: (lead: Lead) => void;
}

export function DrawnMap({ label, things, leads, places, spread, onPlace, onPick, onLead }: Props) {
  const own = useRef<SVGSVGElement>(null);
  const [moved, setMoved] = useState<Places>({});
  const dragged = useRef<{ id: string; far: boolean } | null>(null);
  const shape = `${things.map((one) => one.id).join()}|${leads.map((one) => one.from + one.to).join()}`;
  const begun = useMemo(() => spread(things, leads), [shape]);
  useEffect(() => setMoved({}), [JSON.stringify(places)]);
  const high = Math.max(HIGH, ...Object.values(begun).map(([, y]) => y + 40));
  const at = (id: string): At => moved[id] ?? places[id] ?? begun[id] ?? [WIDE / 2, high / 2];
  const inside = ([x, y]: At): At => [Math.min(WIDE - 70, Math.max(70, Math.round(x))), Math.min(high - 25, Math.max(25, Math.round(y)))];
  const under = (event: PointerEvent): At => {
    const box = (own.current as SVGSVGElement).getBoundingClientRect();
    return inside([((event.clientX - box.left) / box.width) * WIDE, ((event.clientY - box.top) / box.height) * high]);
  };
  const drag = (event: PointerEvent): void => {
    const held = dragged.current;
    if (!held) return;
    held.far = true;
    setMoved((now) => ({ ...now, [held.id]: under(event) }));
  };
  const drop = (): void => {
    const held = dragged.current;
    dragged.current = null;
    if (held?.far && moved[held.id]) onPlace({ [held.id]: moved[held.id] as At });
    else if (held) onPick?.(held.id);
  };
  const press = (event: KeyboardEvent, id: string): void => {
    const by: Record<string, At> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    const step = by[event.key];
    if (event.key === "Enter") onPick?.(id);
    if (!step) return;
    event.preventDefault();
    const [x, y] = at(id);
    const next = inside([x + step[0], y + step[1]]);
    setMoved((now) => ({ ...now, [id]: next }));
    onPlace({ [id]: next });
  };
  const bent = new Map<string, number>();
  const labels = new Map(things.map((one) => [one.id, one.label]));
  return (
    <div class="map scrolls">
      <svg ref={own} viewBox={`0 0 ${WIDE} ${high}`} role="group" aria-label={label} onPointerMove={drag} onPointerUp={drop} onPointerLeave={drop}>
        <defs>
          {["plus", "minus"].map((sign) => (
            <marker key={sign} id={`head-${sign}`} class={sign} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse">
              <path d="M0 0 10 5 0 10z" />
            </marker>
          ))}
        </defs>
        {leads.map((lead, index) => {
          const pair = [lead.from, lead.to].sort().join("|");
          const bend = bent.get(pair) ?? 0;
          bent.set(pair, bend + 1);
          return <Arrow key={index} lead={lead} ends={[labels.get(lead.from) ?? "", labels.get(lead.to) ?? ""]} from={at(lead.from)} to={at(lead.to)} bend={bend} onPick={onLead} />;
        })}
        {things.map((one) => {
          const [x, y] = at(one.id);
          return (
            <g key={one.id} class={`thing ${one.kind}`} transform={`translate(${x} ${y})`} tabindex={0} role="button" aria-label={`${one.label}: move with the arrow keys`}
              onPointerDown={(event) => (event.currentTarget.setPointerCapture?.(event.pointerId), (dragged.current = { id: one.id, far: false }))}
              onPointerMove={drag} onPointerUp={drop} onKeyDown={(event) => press(event, one.id)}>
              <Label text={one.label} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** A name on at most two lines, in a box of its size. */
function Label({ text }: { text: string }) {
  const { lines, half } = boxOf(text);
  return (
    <>
      <title>{text}</title>
      <rect x={-half[0]} y={-half[1]} width={half[0] * 2} height={half[1] * 2} rx="6" />
      {lines.map((one, at) => <text key={at} y={(at - (lines.length - 1) / 2) * 15} dy="4.5" text-anchor="middle">{one}</text>)}
    </>
  );
}

/** How far along a line from the middle of a box its edge is, with a little room. */
const leaves = (by: At, half: At): number =>
  Math.min(0.48, (half[0] + 4) / Math.max(1, Math.abs(by[0])), 1, (half[1] + 4) / Math.max(1, Math.abs(by[1])));

function Arrow({ lead, ends, from, to, bend, onPick }: {
  lead: Lead; ends: [string, string]; from: At; to: At; bend: number; onPick?: ((lead: Lead) => void) | undefined;
}) {
  const by: At = [to[0] - from[0], to[1] - from[1]];
  const far = Math.hypot(by[0], by[1]) || 1;
  const steep = Math.abs(by[0]) < 60 && far > 60; // one above the other: around what stands between
  const off = (bend % 2 ? -1 : 1) * (14 + 16 * Math.ceil(bend / 2)) * (steep ? 6 : bend ? 1 : 0.6);
  const middle: At = [(from[0] + to[0]) / 2 - (by[1] / far) * off, (from[1] + to[1]) / 2 + (by[0] / far) * off];
  const edge = (end: At, label: string): At => {
    const out: At = [middle[0] - end[0], middle[1] - end[1]];
    const part = leaves(out, boxOf(label).half);
    return [end[0] + out[0] * part, end[1] + out[1] * part];
  };
  const [s, e] = [edge(from, ends[0]), edge(to, ends[1])];
  const kind = lead.sign === "-" ? "minus" : "plus";
  const way = `M${s[0]} ${s[1]}Q${middle[0]} ${middle[1]} ${e[0]} ${e[1]}`;
  return (
    <g class={`lead ${kind}${onPick ? " picked" : ""}`} onClick={() => onPick?.(lead)}>
      <title>{lead.said}</title>
      {onPick && <path class="hit" d={way} stroke-width="12" />}
      <path d={way} stroke-width={lead.width} stroke-dasharray={lead.dashed ? "2 5" : lead.sign === "-" ? "8 4" : undefined} marker-start={lead.both ? `url(#head-${kind})` : undefined} marker-end={`url(#head-${kind})`} />
      <text x={(middle[0] * 2 + s[0] + e[0]) / 4} y={(middle[1] * 2 + s[1] + e[1]) / 4} dy="4" text-anchor="middle">{lead.sign === "-" ? "−" : "+"}</text>
    </g>
  );
}
