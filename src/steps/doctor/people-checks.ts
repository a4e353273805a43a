/** Settings that may be left out, and what is lost then. */
import type { Settings } from "../settings.ts";
import { fail, ok, warn } from "./check.ts";
import type { Check } from "./check.ts";

const SHORT_SECRET = 32;

export function peopleChecks(settings: Settings): readonly Check[] {
  return [
    officerCheck(settings),
    staffCheck(settings),
    receiptsCheck(settings),
    addressCheck(settings),
    ...secretCheck(settings),
  ];
}

/** law:6 – the responsible officer stands in the letters and on the public page. */
function officerCheck({ officer }: Settings): Check {
  const takes = 'set TIZILIM_OFFICER to {"name":"…","phone":"…","email":"…"}';
  if (!officer) return warn("officer", "nobody is named as responsible officer (clause 6)", takes);
  const empty = [officer.name, officer.phone, officer.email].some((part) => part.trim() === "");
  return empty ? warn("officer", "name, phone or email is empty", takes) : ok("officer", officer.name);
}

function staffCheck({ staff, decisions }: Settings): Check {
  if (staff.length > 0)
    return ok("staff", `${staff.length} address${staff.length === 1 ? "" : "es"} get the digest and may decide`);
  const remedy = "set TIZILIM_STAFF to the addresses of the people who decide, with commas between them";
  if (decisions === "staff")
    return fail(
      "staff",
      "TIZILIM_DECISIONS is 'staff', and nobody is staff: no application would ever be decided",
      remedy,
    );
  return warn("staff", "nobody gets the digest, and nobody hears of a case that waits for a person", remedy);
}

/** RFC 1047 – a connection that is cut after the last byte leaves the outcome unknown. */
function receiptsCheck({ receipts }: Settings): Check {
  if (receipts !== "none") return ok("receipts", `an unknown sending is proved by: ${receipts}`);
  return warn(
    "receipts",
    "a letter whose sending was cut goes out again after 15 minutes, and may then arrive twice",
    "set TIZILIM_RECEIPTS to mailbox, or to sent-folder where the server files what it sends",
  );
}

function addressCheck({ publicUrl }: Settings): Check {
  if (publicUrl !== undefined) return ok("public address", publicUrl);
  return warn(
    "public address",
    "letters can't name the address of an entry",
    "set TIZILIM_PUBLIC_URL to where the public folder is served",
  );
}

function secretCheck({ secret }: Settings): readonly Check[] {
  if (secret === undefined || secret.length >= SHORT_SECRET) return [];
  return [
    warn(
      "secret",
      `TIZILIM_SECRET has fewer than ${SHORT_SECRET} characters and could be guessed`,
      "take the output of: openssl rand -hex 32",
    ),
  ];
}
