import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { authenticate } from "../../src/mail/authentication.ts";
import { readBounce } from "../../src/mail/bounce.ts";
import { contentHash } from "../../src/mail/identity.ts";
import { readMessage } from "../../src/mail/read-message.ts";
import { robotReason } from "../../src/mail/robot.ts";

const FOLDER = join(import.meta.dirname, "../../../shared/corpora/mail");
const files = existsSync(FOLDER)
  ? readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
      .map((name) => join(FOLDER, name))
      .filter((file) => statSync(file).isFile())
  : [];
if (files.length === 0) console.log("test/mail/corpora: 0 files, left out");

describe.skipIf(files.length === 0)("mail that nobody here wrote", () => {
  it(`ends in a named state, every one of ${files.length}`, async () => {
    const reasons = new Set(["too-large", "too-many-parts", "header-too-large", "too-slow", "broken"]);
    for (const file of files) {
      const raw = readFileSync(file);
      const started = performance.now();
      const message = await readMessage(raw);
      expect(message.kind === "readable" || reasons.has(message.reason), file).toBe(true);
      expect(message.from === undefined, file).toBe(message.fromProblem !== undefined);
      expect(contentHash(raw, message)).toHaveLength(64);
      robotReason(message);
      readBounce(message);
      expect(authenticate(raw, message.from?.address, ["mx.mki.gov.kz"]).verdict, file).toBe("none");
      expect(performance.now() - started, file).toBeLessThan(2000);
    }
  });
});
