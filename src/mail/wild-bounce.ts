/** Notices of failure in a server's own words: mail.ru, Yandex, qmail, Exim, Exchange. */
import type { Bounce } from "./bounce.ts";
import { headerValues } from "./header-lines.ts";
import type { ReadableMessage } from "./message.ts";

const SYSTEM_NAME = /^(mailer-?daemon|postmaster|microsoftexchange[0-9a-f]*|mail-?daemon|mdaemon)@/i;

/** Only together with a sender that is a machine; a person may quote such words. */
const FAILURE =
  /(undeliver(able|ed)|delivery (has failed|status notification|failure|failed)|could not be delivered|couldn't be delivered|wasn't able to deliver|returned mail|mail delivery (failed|system)|message you sent .{0,80}not be delivered|не может быть (доставлено|отправлено)|не (было |удалось )?доставлен|недоставленн|жеткізілмеді|жеткізу мүмкін)/iu;
const DELAY =
  /(delivery is delayed|delayed|will (be )?(retry|retried|keep trying)|no action is required|отложена|попытки доставки будут)/i;

/** What looks like an address in a notice: `<user@host>`, or alone on a line. */
const RECIPIENT = /(?:<|^[ \t]*)([^\s<>@"'()]{1,64}@[a-z0-9.-]{3,200}[a-z0-9])(?:>|[ \t]*:?[ \t]*$)/im;

/** @param enclosedId Message-ID in a returned message, where one came along. */
export function readWildBounce(message: ReadableMessage, enclosedId: string | undefined): Bounce | undefined {
  if (!isFromMachine(message)) return undefined;
  const words = `${message.text}\n${message.quoted}`.slice(0, 1 << 16);
  if (!FAILURE.test(`${message.subject}\n${words}`) && failedRecipient(message) === undefined) return undefined;
  const recipient = failedRecipient(message) ?? RECIPIENT.exec(words)?.[1]?.toLowerCase();
  const status = /(?:^|[\s(#[])([45]\.\d{1,3}\.\d{1,3})(?=$|[\s)\],;:])/.exec(words)?.[1];
  const messageId = enclosedId ?? /^[ \t>]*message-id:\s*(<[^<>\s]+>)/im.exec(words)?.[1];
  return {
    form: "wild",
    permanent:
      status === undefined ? !DELAY.test(`${message.subject}\n${words.slice(0, 2000)}`) : status.startsWith("5"),
    ...(recipient === undefined ? {} : { recipient }),
    ...(status === undefined ? {} : { status }),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

function isFromMachine(message: ReadableMessage): boolean {
  const nullPath = headerValues(message.headers, "return-path").some((path) => /^<?\s*>?$/.test(path));
  const named = SYSTEM_NAME.test(message.from?.address ?? "");
  const automatic = headerValues(message.headers, "auto-submitted").some((value) =>
    /^auto-replied|^auto-generated/i.test(value),
  );
  return named || failedRecipient(message) !== undefined || (nullPath && !automatic);
}

/** Exim and Gmail name the address in a header. */
function failedRecipient(message: ReadableMessage): string | undefined {
  return headerValues(message.headers, "x-failed-recipients")[0]?.split(",", 1)[0]?.trim().toLowerCase();
}
