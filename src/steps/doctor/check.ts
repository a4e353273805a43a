/** One thing that the doctor looked at. */

export type Check = {
  /** What was looked at: `IMAP`, `calendar` … */
  readonly about: string;
  readonly level: "ok" | "warn" | "FAIL";
  readonly says: string;
  /** What to do about it. Absent exactly where all is well. */
  readonly remedy?: string;
};

export function ok(about: string, says: string): Check {
  return { about, level: "ok", says };
}

export function warn(about: string, says: string, remedy: string): Check {
  return { about, level: "warn", says, remedy };
}

export function fail(about: string, says: string, remedy: string): Check {
  return { about, level: "FAIL", says, remedy };
}

/** The words of whatever was thrown, on one line. */
export function wordsOf(fault: unknown): string {
  return (fault instanceof Error ? fault.message : String(fault)).replace(/\s+/g, " ").trim();
}
