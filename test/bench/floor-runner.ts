/** The floor: what any program must do that answers mail safely. Fetch, parse, one fsynced insert, one equal letter. */
import { join } from "node:path";
import Database from "better-sqlite3";
import { ImapFlow } from "imapflow";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { serveRun } from "./runner.ts";
import type { RunnerOrder } from "./runner.ts";

const BATCH = 25;
const LEAN = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true } as const;

await serveRun(async (order) => {
  const db = openDatabase(order.stateDir);
  const transport = createTransport({
    host: "127.0.0.1",
    port: order.smtpPort,
    pool: true,
    maxConnections: 1,
    maxMessages: Infinity,
    ignoreTLS: true,
  });
  return {
    work: () => answerAll(order, db, transport),
    stop: async () => {
      transport.close();
      db.close();
    },
  };
});

function openDatabase(dir: string): Database.Database {
  const db = new Database(join(dir, "floor.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(
    "CREATE TABLE message (id INTEGER PRIMARY KEY, uid INTEGER NOT NULL, subject TEXT, raw BLOB NOT NULL) STRICT",
  );
  return db;
}

async function answerAll(
  order: RunnerOrder,
  db: Database.Database,
  transport: ReturnType<typeof createTransport>,
): Promise<void> {
  const letter = Buffer.from(order.letter, "base64");
  const client = new ImapFlow({
    host: "127.0.0.1",
    port: order.imapPort,
    secure: false,
    doSTARTTLS: false,
    auth: { user: order.imapUser, pass: "secret" },
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen("INBOX");
  const insert = db.prepare("INSERT INTO message (uid, subject, raw) VALUES (?, ?, ?)");
  for (let first = 1; first <= order.messages; first += BATCH) {
    const range = `${first}:${Math.min(order.messages, first + BATCH - 1)}`;
    for (const { uid, source } of await client.fetchAll(range, { uid: true, source: true })) {
      if (source === undefined) throw new Error("a message without its source");
      const parsed = await simpleParser(source, LEAN);
      insert.run(uid, parsed.subject ?? "", source);
      const to = [parsed.from?.value[0]?.address ?? "", "volunteer@mki.gov.kz"];
      await transport.sendMail({ envelope: { from: "volunteer@mki.gov.kz", to }, raw: letter });
    }
  }
  await client.logout();
}
