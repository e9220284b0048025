export const EVIDENCE_KEYS: [string, string][] = [
  ["j / k", "Next, previous claim"],
  ["a", "Accept"],
  ["r", "Reject"],
  ["e", "Edit, then accept as your own"],
  ["g", "Grade: reliability and credibility, as in B2"],
  ["u", "Take back your last step"],
  ["n", "A claim of your own on the marked words"],
  ["x", "Mark for a bulk decision"],
  ["/", "Search"],
  ["f", "Filters"],
];
