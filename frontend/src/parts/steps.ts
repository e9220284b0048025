// What the program is at, in the words of those who wait for it.
const NAMES: Record<string, string> = {
  alignment: "who stands with whom", commitments: "what binds and what was threatened", strategy: "which outcomes hold",
  dynamics: "what comes next", effects: "what follows", motives: "why each side wants what it wants", forecasting: "what comes next",
  "drawing futures": "what comes next, drawn", changed: "the model as changed", "weighing the moves": "what the moves tell of what is wanted",
  "weighing rivals": "rival readings of what is wanted", writing: "writing it down",
};

export const stepName = (step: string): string =>
  NAMES[step] ?? step.replace(/^expectation (\d+) of (\d+)$/, "what the sources expect, $1 of $2").replace(/^condition (\d+)/, "supposed condition $1");
