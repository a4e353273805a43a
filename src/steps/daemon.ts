/**
 * The long-running clerk: takes mail in, decides, minds the time, sends and publishes, side by side on one state. None
 * of them waits for another; every fault of the world is waited out.
 */
import { openMailbox } from "../mail/mailbox.ts";
import type { Mailbox } from "../mail/mailbox.ts";
import { MailboxFault } from "../mail/mailbox-fault.ts";
import { openSender } from "../mail/sender.ts";
import type { Sender } from "../mail/sender.ts";
import type { ServerAddress } from "../mail/server-address.ts";
import { instantOf } from "../storage/facts.ts";
import { hangBell } from "./bell.ts";
import type { Bell } from "./bell.ts";
import { watchClock } from "./daemon/clock-watch.ts";
import { assertRoom } from "./daemon/disk-room.ts";
import { keepAtIt } from "./daemon/keep-at-it.ts";
import type { Keeping, Round } from "./daemon/keep-at-it.ts";
import { feelPulse } from "./daemon/pulse.ts";
import type { Pulse } from "./daemon/pulse.ts";
import { RHYTHM } from "./daemon/rhythm.ts";
import type { Rhythm } from "./daemon/rhythm.ts";
import { decideMail } from "./decide-mail.ts";
import type { Office } from "./office.ts";
import { noteReadThrough, publishPass, runTime, scanMailbox, sendMail } from "./pass.ts";
import type { Listener } from "./pass.ts";
import { markHandled } from "./take-in.ts";
import { WorldFault } from "./world-fault.ts";

export type Servers = { readonly imap: ServerAddress; readonly smtp: ServerAddress };

export type DaemonOptions = {
  readonly listener?: Listener;
  readonly rhythm?: Partial<Rhythm>;
  readonly pulse?: Pulse;
};

type Bells = Readonly<Record<"mail" | "decide" | "time" | "send" | "publish", Bell>>;

type Daemon = Keeping & {
  readonly servers: Servers;
  readonly listener: Listener;
  readonly sender: Sender;
  readonly bells: Bells;
  mailbox: Mailbox | undefined;
  publishedAt: number;
};

/**
 * Runs until `signal`, and is back some seconds after it whatever hangs: what was under way is resumed at the next start.
 * A fault of our own ends it by throwing: the supervisor restarts it, and it resumes.
 */
export async function runDaemon(
  office: Office,
  servers: Servers,
  signal: AbortSignal,
  { listener = {}, rhythm = {}, pulse = feelPulse() }: DaemonOptions = {},
): Promise<void> {
  const broken = new AbortController();
  const daemon: Daemon = {
    office,
    servers,
    listener,
    pulse,
    rhythm: { ...RHYTHM, ...rhythm },
    signal: AbortSignal.any([signal, broken.signal]),
    sender: openSender(servers.smtp),
    bells: { mail: hangBell(), decide: hangBell(), time: hangBell(), send: hangBell(), publish: hangBell() },
    mailbox: undefined,
    publishedAt: 0,
  };
  daemon.signal.addEventListener("abort", () => void daemon.mailbox?.close(), { once: true });
  office.log.info("started", { mailbox: office.settings.mailbox });
  try {
    await untilStopped(daemon, broken);
  } finally {
    office.log.info("stopping");
    void daemon.sender.close().catch(() => undefined);
    await daemon.mailbox?.close();
  }
}

async function untilStopped(daemon: Daemon, broken: AbortController): Promise<void> {
  const parts = [
    keepAtIt(daemon, "mailbox", (well) => mailRound(daemon, well)),
    keepAtIt(daemon, "decisions", (well) => decisionRound(daemon, well)),
    keepAtIt(daemon, "time", timeRound(daemon)),
    keepAtIt(daemon, "sending", (well) => sendRound(daemon, well)),
    keepAtIt(daemon, "publication", (well) => publishRound(daemon, well)),
  ];
  try {
    await Promise.race([Promise.all(parts), goodbye(daemon)]);
  } finally {
    broken.abort();
  }
  await Promise.race([Promise.allSettled(parts), goodbye(daemon)]);
}

/** Back some time after the end was asked for. */
async function goodbye({ signal, rhythm }: Daemon): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const count = (): void => void setTimeout(resolve, rhythm.goodbyeMs).unref();
  if (signal.aborted) count();
  else signal.addEventListener("abort", count, { once: true });
  await promise;
}

/** The liveness of the daemon is the last complete scan, not a connection that may be half open. */
async function mailRound(daemon: Daemon, well: () => void): Promise<void> {
  const { office, bells, rhythm, signal } = daemon;
  const mailbox = await reachMailbox(daemon);
  assertRoom(office.settings.stateDir);
  await scanMailbox(office, mailbox);
  well();
  bells.decide.ring();
  await markHandled(office, mailbox);
  const rung = bells.mail.wait(rhythm.roundMs, signal);
  const news = await Promise.race([mailbox.waitForNews(rhythm.roundMs), rung]);
  if (news === "closed" && !signal.aborted) throw new MailboxFault("dropped", "The server ended the connection");
}

async function reachMailbox(daemon: Daemon): Promise<Mailbox> {
  const { servers, office, signal } = daemon;
  if (daemon.mailbox?.isUsable()) return daemon.mailbox;
  await daemon.mailbox?.close();
  daemon.mailbox = undefined;
  const mailbox = await openMailbox(servers.imap, office.settings.mailbox);
  daemon.mailbox = mailbox;
  if (signal.aborted) await mailbox.close();
  return mailbox;
}

async function decisionRound(daemon: Daemon, well: () => void): Promise<void> {
  const { office, bells, rhythm, signal, listener } = daemon;
  const scanned = instantOf(office.store, "last-scan");
  assertRoom(office.settings.stateDir);
  const done = await decideMail(
    office,
    (stored, told) => {
      listener.decided?.(stored, told);
      bells.send.ring();
      if (Date.now() - daemon.publishedAt > rhythm.publishEveryMs) bells.publish.ring();
    },
    signal,
  );
  well();
  if (signal.aborted) return;
  if (scanned !== undefined && scanned !== instantOf(office.store, "read-through")) noteReadThrough(office, scanned);
  bells.time.ring();
  bells.publish.ring();
  if (done > 0) bells.mail.ring();
  await bells.decide.wait(rhythm.roundMs, signal);
}

function timeRound({ office, bells, rhythm, signal, listener }: Daemon): Round {
  const isSteady = watchClock(
    () => Date.parse(office.now()),
    () => performance.now(),
    rhythm.jumpMs,
    office.log,
  );
  return async (well) => {
    if (isSteady()) await office.inTurn(() => runTime(office, instantOf(office.store, "read-through"), listener));
    well();
    bells.send.ring();
    bells.publish.ring();
    await bells.time.wait(rhythm.roundMs, signal);
  };
}

/** Letters whose hour has come are looked for every so often: a bell rings for new ones only. */
async function sendRound(daemon: Daemon, well: () => void): Promise<void> {
  const { office, bells, rhythm, signal, sender } = daemon;
  const sent = await sendMail(office, daemon.mailbox, sender, signal);
  if (sent.fault !== undefined) throw new WorldFault(sent.fault);
  well();
  await bells.send.wait(rhythm.roundMs / 4, signal);
}

async function publishRound(daemon: Daemon, well: () => void): Promise<void> {
  const { office, bells, rhythm, signal } = daemon;
  await publishPass(office);
  daemon.publishedAt = Date.now();
  well();
  await bells.publish.wait(rhythm.roundMs, signal);
}
