/**
 * A provider may answer with a new refresh token, and let the old one run out (RFC 6749, 6): the newest is kept with the
 * state, for this user alone. One that is put into the settings afterwards counts instead.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeptRefreshToken } from "../mail/access-token.ts";

/** `given`: the refresh token of the settings. Nothing is touched before the first use. */
export function keptRefreshToken(stateDir: string, given: string): KeptRefreshToken {
  const file = join(stateDir, "refresh-token");
  const origin = createHash("sha256").update(given).digest("hex");
  return {
    read: () => {
      const [keptOrigin, token] = linesOf(file);
      return keptOrigin === origin && token ? token : undefined;
    },
    write: (token) => {
      mkdirSync(stateDir, { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.new`, `${origin}\n${token}\n`, { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
    },
  };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
