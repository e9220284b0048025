export interface Curve {
  question: string; text: string; way: string; scenario: string | null;
  probability: number[]; low: number[]; high: number[];
}

const WIDTH = 300;
const HEIGHT = 110;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** One answer over the weeks: the middle line, and the band that eight draws in ten lie in. */
export function Fan(props: { curve: Curve; other: Curve | null; otherName: string }) {
  const { curve, other } = props;
  const steps = Math.max(1, curve.probability.length - 1);
  const x = (at: number): number => 42 + (at / steps) * (WIDTH - 52);
  const y = (share: number): number => 8 + (1 - share) * (HEIGHT - 30);
  const line = (values: number[]): string => values.map((value, at) => `${at ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const band = `${line(curve.high)}${[...curve.low].map((value, at): [number, number] => [value, at]).reverse()
    .map(([value, at]) => `L${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join("")}Z`;
  const end = curve.probability.length - 1;
  const said = `${percent(curve.probability[end] ?? 0)} by week ${end}, between ${percent(curve.low[end] ?? 0)} and ${percent(curve.high[end] ?? 0)}`;
  const beside = other ? `; ${props.otherName}: ${percent(other.probability[end] ?? 0)}` : "";
  return (
    <figure class="fan">
      <figcaption>{curve.text}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${said}${beside}`}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}><line class="rule" x1="42" x2={WIDTH - 10} y1={y(share)} y2={y(share)} />
            <text x="38" y={y(share) + 4} text-anchor="end">{percent(share)}</text></g>
        ))}
        <path class="fan-band" d={band} /><path class="fan-line" d={line(curve.probability)} />
        {other && <path class="fan-line other" d={line(other.probability)} />}
        <text x="42" y={HEIGHT - 4}>now</text><text x={WIDTH - 10} y={HEIGHT - 4} text-anchor="end">week {end}</text>
      </svg>
      {other && <p>{other.text}</p>}{curve.way && <details><summary>The likeliest way</summary><p>{curve.way}</p></details>}
    </figure>
  );
}
