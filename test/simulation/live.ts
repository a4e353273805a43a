/** One office's days in order: mail arrives, the clerk passes, letters are answered. */
import type { Store } from "../../src/storage/store.ts";
import type { Chance } from "./chance.ts";
import type { Clerk, Sent } from "./clerk.ts";
import type { Person, Posted } from "./town.ts";
import type { Watch } from "./watch.ts";
import { isUp } from "./weather.ts";
import type { Weather } from "./weather.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const RETRY_MS = 20 * MINUTE_MS;
/** Every day: just after midnight, and when the digest is due. Minutes. */
const PASSES = [0.5, 9 * 60 + 5];
/** Moments at which something begins or ends. Minutes of the day. */
const EDGES = [18 * 60 + 30, 18 * 60 + 29.99, 24 * 60 - 0.02, 0, 9 * 60];

export type Days = { readonly from: number; readonly applying: number; readonly all: number };
export type Town = {
  readonly people: readonly Person[];
  readonly clerk: Clerk;
  readonly watch: Watch;
  readonly weather: Weather;
  readonly days: Days;
  readonly chance: Chance;
};

type Event = { readonly at: number; readonly post?: Posted };

/** Letters that reached each person, by number of the person. */
export type Lived = ReadonlyMap<number, readonly Sent[]>;

export async function live(town: Town): Promise<Lived> {
  const { clerk, chance, days } = town;
  const lived = new Map<number, Sent[]>();
  const delivered: number[] = [];
  const events: Event[] = [...passes(days), ...town.people.flatMap((who) => beginning(who, days, chance))].toSorted(
    (left, right) => left.at - right.at,
  );
  let decreed = false;
  for (let event = events.shift(); event !== undefined; event = events.shift()) {
    if (event.post) {
      clerk.deliver(event.post.incoming);
      delivered.push(event.post.at);
      add(events, { at: event.at + chance.between(1, 90) * MINUTE_MS });
      continue;
    }
    if (town.weather.decree && !decreed && event.at >= town.weather.decree.at) {
      clerk.freeDays([...town.weather.decree.days]);
      decreed = true;
    }
    clerk.world.imap = isUp(town.weather.imap, event.at);
    clerk.world.smtp = isUp(town.weather.smtp, event.at);
    const letters = await clerk.pass(event.at);
    const { store } = clerk.office();
    town.watch.pass({ store, now: event.at, wasRead: clerk.world.imap, delivered, letters });
    if (clerk.world.smtp && hasUnsent(store)) add(events, { at: event.at + RETRY_MS });
    for (const letter of letters)
      for (const post of receivedBy(town, lived, letter)) add(events, { at: post.at, post });
  }
  return lived;
}

/** A letter in doubt, or behind one: the daemon looks again soon. */
function hasUnsent(store: Store): boolean {
  const sql = "SELECT count(*) FROM letter WHERE state IN ('pending', 'sending')";
  return store.db.prepare(sql).pluck().get() !== 0;
}

function passes({ from, all }: Days): readonly Event[] {
  return Array.from({ length: all }, (_, day) =>
    PASSES.map((minutes) => ({ at: from + day * DAY_MS + minutes * MINUTE_MS })),
  ).flat();
}

function beginning(who: Person, { from, applying }: Days, chance: Chance): readonly Event[] {
  const day = from + chance.between(0, applying - 1) * DAY_MS;
  const minutes = chance.in(0.3) ? chance.of(EDGES) : chance.between(0, 24 * 60 - 1);
  const at = Math.floor((day + minutes * MINUTE_MS) / 1000) * 1000;
  return [{ at, post: who.begin(at) }];
}

/** Keeps the order of time; of the same moment, what was planned first comes first. */
function add(events: Event[], event: Event): void {
  const place = events.findIndex(({ at }) => at > event.at);
  if (place < 0) events.push(event);
  else events.splice(place, 0, event);
}

/** A letter reached its people: what they answer. */
function receivedBy(town: Town, lived: Map<number, Sent[]>, letter: Sent): readonly Posted[] {
  return letter.order.to.flatMap((address) => {
    const n = town.people.findIndex(({ who }) => who.address === address);
    const person = town.people[n];
    if (!person || letter.order.kind === "staff") return [];
    const earlier = lived.get(n) ?? [];
    const nth = earlier.filter(({ order }) => order.kind === letter.order.kind).length;
    lived.set(n, [...earlier, letter]);
    return person.answer(letter, town.watch.lastDay(letter.order.caseNumber), nth).filter(({ at }) => at > letter.at);
  });
}
