import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { gatherDigest } from "../../src/steps/gather-digest.ts";
import { publishRegister } from "../../src/steps/publish-register.ts";
import { uploadFailure, uploadRegister } from "../../src/steps/upload-register.ts";
import { instant } from "../../src/calendar/plain-date.ts";
import { startOfficeDay } from "./office-day.ts";
import type { OfficeDay } from "./office-day.ts";

let day: OfficeDay;
let office: OfficeDay["office"];
let now = "2026-10-20T09:00:00+05:00";

/** An office whose public register is published, and a command that is to carry it further. */
async function withCommand(publishCommand: string): Promise<void> {
  office = { ...day.office, settings: { ...day.office.settings, publishCommand }, now: () => instant(new Date(now)) };
  await publishRegister(office, office.settings.publicDir, true);
}

beforeEach(async () => {
  day = await startOfficeDay();
});
afterEach(() => day.close());

describe("the operator's command", () => {
  test("runs once after a publication, with the folder in its environment", async () => {
    await withCommand(`echo run >> "${day.dir}/runs"; cp "$TIZILIM_PUBLIC_DIR/index.html" "${day.dir}/copy.html"`);
    await uploadRegister(office);
    await uploadRegister(office);
    expect(readFileSync(join(day.dir, "runs"), "utf8")).toBe("run\n");
    expect(readFileSync(join(day.dir, "copy.html"), "utf8")).toContain("<!doctype html>");
  });

  test("is tried again after a pause that grows, stands in the digest, and is forgotten when it went well", async () => {
    await withCommand(`test -e "${day.dir}/open" || { echo "to me@host: refused" >&2; exit 7; }`);
    await uploadRegister(office);
    expect(uploadFailure(office.store)).toMatchObject({ times: 1 });
    expect(gatherDigest(office).digest.health.uploadFailingSince).toBe(instant(new Date(now)));
    now = "2026-10-20T09:00:30+05:00";
    await uploadRegister(office);
    expect(uploadFailure(office.store)).toMatchObject({ times: 1 });
    now = "2026-10-20T09:01:30+05:00";
    await uploadRegister(office);
    expect(uploadFailure(office.store)).toMatchObject({ times: 2, since: instant(new Date("2026-10-20T04:00:00Z")) });
    await withCommand("true");
    now = "2026-10-20T09:05:00+05:00";
    await uploadRegister(office);
    expect(uploadFailure(office.store)).toBeUndefined();
    expect(gatherDigest(office).digest.health.uploadFailingSince).toBeUndefined();
  });

  test("is ended with all that it started where it takes too long", async () => {
    await withCommand(`sleep 30 & wait; touch "${day.dir}/late"`);
    const started = Date.now();
    await uploadRegister(office, 200);
    expect(Date.now() - started).toBeLessThan(5000);
    expect(uploadFailure(office.store)).toMatchObject({ times: 1 });
    expect(existsSync(join(day.dir, "late"))).toBe(false);
    rmSync(office.settings.publicDir, { recursive: true });
  });
});
