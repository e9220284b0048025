// What each can do, with what it is doing now; the rules of what cannot be, with the states they leave.
import { RuleCount, Section } from "./section";
import type { Element, Path, Value } from "./shapes";
import { isObject } from "./patch";
import type { Model } from "./store";
import { counted } from "./words";

export function Options({ model }: { model: Model }) {
  return <Section model={model} section="options" more={(path, value) => <Now model={model} path={path} value={value} />} />;
}

/** The levels as choices of what is done now. */
function Now({ model, path, value }: { model: Model; path: Path; value: Value }) {
  if (!isObject(value)) return null;
  const option = value as Element;
  const levels = (option.levels as string[] | undefined) ?? ["no", "yes"];
  const now = option.now === true ? "yes" : option.now === false ? "no" : String(option.now);
  return (
    <div class="now" role="radiogroup" aria-label={`Now: ${String(option.text)}`}>
      <span class="muted">Now</span>
      {levels.map((level) => (
        <label key={level}>
          <input type="radio" name={path.join(".")} checked={level === now} onChange={() => void model.make([{ how: "set", path: [...path, "now"], value: level }])} />
          {level}
        </label>
      ))}
      {option.irreversible !== undefined && option.irreversible !== "no" && <span class="muted">cannot be undone</span>}
    </div>
  );
}

export function Rules({ model }: { model: Model }) {
  return (
    <>
      <Left model={model} />
      <Section model={model} section="rules" more={(path) => <RuleCount model={model} path={path} />} />
    </>
  );
}

export function Left({ model }: { model: Model }) {
  const { states } = model.shaped;
  if (!states) return <p class="warned">The states cannot be counted before the rules can be read.</p>;
  if (!states.every) return <p class="muted">There are no options yet, so there are no states.</p>;
  if (states.left === null) return <p class="warned">The rules are too entangled to count the states they leave.</p>;
  return (
    <p class={states.left ? "count" : "count bad"}>
      <strong>{counted(states.left, "feasible state")}</strong> of {counted(states.every, "combination")} of levels: the rules take away {(states.every - states.left).toLocaleString("en")}.
    </p>
  );
}
