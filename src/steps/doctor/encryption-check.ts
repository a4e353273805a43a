/** Whether password and papers cross the network in clear. */
import type { MailProtocol, Security, ServerAddress } from "../../mail/server-address.ts";
import { fail, ok, warn } from "./check.ts";
import type { Check } from "./check.ts";

const SHOWN: Readonly<Record<Security, string>> = {
  tls: "from the first byte",
  "starttls-required": "STARTTLS, or no connection",
  starttls: "STARTTLS where offered",
  none: "none",
};

export function encryptionCheck(about: Uppercase<MailProtocol>, { host, security, protocol }: ServerAddress): Check {
  const name = `${about} encryption`;
  const isLoopback = host === "localhost" || host === "::1" || host.startsWith("127.");
  const remedy = `use ${protocol}s://, or ?tls=required`;
  if (security === "none" && !isLoopback)
    return fail(name, `password and papers cross the network in clear to ${host}`, remedy);
  if (security === "starttls" && !isLoopback) return warn(name, "whoever sits in between can strip STARTTLS", remedy);
  return ok(name, isLoopback ? `${SHOWN[security]} (loopback)` : SHOWN[security]);
}
