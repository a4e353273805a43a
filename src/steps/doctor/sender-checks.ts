/** The way out: log-in and encryption of the SMTP server. Nothing is sent. */
import { openSender } from "../../mail/sender.ts";
import { SenderFault } from "../../mail/sender-fault.ts";
import type { SenderFaultKind } from "../../mail/sender-fault.ts";
import { describeServer } from "../../mail/server-address.ts";
import type { ServerAddress } from "../../mail/server-address.ts";
import { fail, ok, wordsOf } from "./check.ts";
import type { Check } from "./check.ts";
import { encryptionCheck } from "./encryption-check.ts";

const REMEDIES: Readonly<Record<SenderFaultKind, string>> = {
  unreachable: "check host and port of TIZILIM_SMTP_URL, and the way to it (DNS, firewall)",
  "login-refused":
    "check user and password in TIZILIM_SMTP_URL (percent-encoded), and that the server lets them submit",
  tls: "the server can't prove who it is: use the name in its certificate, or ?ca=FILE for an authority of your own",
};

const TOKEN_REMEDY = "check TIZILIM_OAUTH (user, scope), and that its provider lets the application send as that user";

export async function senderChecks(server: ServerAddress): Promise<readonly Check[]> {
  const sender = openSender(server);
  try {
    await sender.verify();
    const how = (server.login ?? server.tokens) ? "logged in to" : "connected without log-in to";
    return [ok("SMTP", `${how} ${describeServer(server)}`), encryptionCheck("SMTP", server)];
  } catch (fault) {
    if (!(fault instanceof SenderFault)) throw fault;
    const isToken = fault.kind === "login-refused" && server.tokens !== undefined;
    return [fail("SMTP", wordsOf(fault), isToken ? TOKEN_REMEDY : REMEDIES[fault.kind])];
  } finally {
    await sender.close();
  }
}
