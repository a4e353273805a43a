/** All strangers, in a fixed order and from fixed seeds. */
import { COMPLETE } from "./complete.ts";
import { FAULTY } from "./faulty.ts";
import { HARD } from "./hard.ts";
import { ODD } from "./odd.ts";
import { submissionFrom } from "./submission.ts";
import type { Submission } from "./submission.ts";

export const PLANS = [...COMPLETE, ...FAULTY, ...HARD, ...ODD];

export const strangers = (): readonly Submission[] => PLANS.map((plan, index) => submissionFrom(plan, index + 1));
