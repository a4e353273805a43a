/** The places where a step has just stored or done something: the process may be killed at each, and resumes. */
export const BOUNDARIES = [
  "original-kept",
  "arrivals-recorded",
  "attempt-counted",
  "decision-written",
  "decision-stored",
  "read-through-noted",
  "keyword-set",
  "deadline-stored",
  "digest-stored",
  "sending-stored",
  "letter-offered",
  "letter-settled",
  "register-written",
  "publication-noted",
] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** Told of every boundary that is passed. Does nothing in the daemon; a test kills the process in it. */
export type Passing = (boundary: Boundary) => void;
