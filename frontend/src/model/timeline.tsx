// Dated events on a line, those that are moves in the model above it.
import { Section } from "./section";
import type { Element } from "./shapes";
import type { Model } from "./store";

const WIDE = 900;
const HIGH = 150;
const LINE = 100;
const APART = 64; // between the middles of two months below the line
const DAY = 86_400_000;

/** Gives the first day that a date of any precision can mean. */
export function dayOf(date: unknown): number {
  const [year = "", month = "01", day = "01"] = String(date).split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY;
}

export function Timeline({ model }: { model: Model }) {
  const events = ((model.shaped.data.events as Element[] | undefined) ?? []).filter((one) => !Number.isNaN(dayOf(one.date)));
  return (
    <>
      {events.length > 1 && <Line events={events} now={model.shaped.data.as_of} />}
      <Section model={model} section="events" more={(_, value) => <Moves event={value as Element} />} />
    </>
  );
}

function Line({ events, now }: { events: Element[]; now: unknown }) {
  const days = events.map((one) => dayOf(one.date));
  const sorted = [...days].sort((a, b) => a - b);
  // half by rank, half by date: one event of long ago does not press the others together
  const [first, last] = [sorted[0] as number, sorted[sorted.length - 1] as number];
  const x = (day: number): number => {
    const rank = sorted.filter((one) => one < day).length / Math.max(1, sorted.length - 1);
    return 30 + (WIDE - 60) * Math.min(1, 0.7 * rank + (0.3 * (day - first)) / Math.max(1, last - first));
  };
  const years = [...new Set(events.map((one) => String(one.date).slice(0, 7)))].sort();
  const shown: string[] = []; // as many as stand apart
  for (const month of years) if (!shown.length || x(dayOf(month)) - x(dayOf(shown[shown.length - 1])) > APART) shown.push(month);
  return (
    <div class="map scrolls">
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={`${events.length} events from ${String(events[days.indexOf(first)]?.date)} to ${String(events[days.indexOf(last)]?.date)}; the list below names them`} class="timeline">
        <line x1="20" x2={WIDE - 20} y1={LINE} y2={LINE} />
        {shown.map((month) => <text key={month} x={x(dayOf(month))} y={LINE + 32} text-anchor="middle">{month}</text>)}
        {events.map((one, at) => {
          const moves = Object.keys((one.moves as object | undefined) ?? {}).length;
          const place = x(days[at] as number);
          return (
            <g key={at} class={moves ? "move" : "event"}>
              <title>{`${String(one.date)}: ${String(one.text)}`}</title>
              <line x1={place} x2={place} y1={LINE} y2={moves ? LINE - 40 - (at % 4) * 10 : LINE - 12} />
              <circle cx={place} cy={moves ? LINE - 40 - (at % 4) * 10 : LINE - 12} r={moves ? 5 : 3.5} />
            </g>
          );
        })}
        {now !== undefined && <g class="as-of"><line x1={x(dayOf(now))} x2={x(dayOf(now))} y1="8" y2={LINE + 12} /><text x={x(dayOf(now))} y="18" text-anchor="end" dx="-5">as of {String(now)}</text></g>}
      </svg>
      <p class="legend muted">High marks are moves of options in the model; low ones are told and move nothing. Events of one time are spread out.</p>
    </div>
  );
}

function Moves({ event }: { event: Element }) {
  const moves = Object.entries((event.moves as Record<string, unknown> | undefined) ?? {});
  if (!moves.length) return null;
  const level = (to: unknown): string => (typeof to === "object" && to !== null ? String((to as Element).to) : String(to));
  return <p class="small">Moves {moves.map(([option, to]) => `${option} to ${level(to)}`).join(", ")}</p>;
}
