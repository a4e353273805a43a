/** The embedded mail server with one question in its mailbox. Prints its ports, then the kind of each letter that comes. */
import { setInterval } from "node:timers";
import { startEmbeddedMailServer } from "../src/cli/embedded-mail-server/embedded-mail-server.ts";

const OFFICE = "volunteer@example.kz";
const QUESTION = [
  "From: Asel <asel@example.kz>",
  `To: ${OFFICE}`,
  "Subject: Question",
  "Message-ID: <question@example.kz>",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Сәлеметсіз бе! Тізілімге қалай тіркелуге болады? Қандай құжаттар керек?",
  "",
].join("\r\n");

const server = await startEmbeddedMailServer({ users: [{ address: OFFICE, password: "secret" }] });
server.deliver(OFFICE, Buffer.from(QUESTION));
process.stdout.write(`${server.imapPort} ${server.smtpPort}\n`);

let told = 0;
setInterval(() => {
  for (const letter of server.letters().slice(told)) {
    const [, kind = "?"] = /^X-Tizilim-Letter: (\w+)/m.exec(letter.raw.toString("latin1")) ?? [];
    process.stdout.write(`letter ${kind}\n`);
    told++;
  }
}, 100);
