/** Waits until something may have come into the open mailbox. */
import type { ImapFlow } from "imapflow";

export type News = "news" | "timeout" | "closed";

export type NewsWatch = {
  /** What came before this is known to the caller. */
  readonly settle: () => void;
  /** Something may have come unseen. */
  readonly suspect: () => void;
  readonly wait: (maxMs: number) => Promise<News>;
};

/** A count that only says that it changed: what is new is found by listing, never by the count. */
export function watchNews(client: ImapFlow): NewsWatch {
  let came = false;
  let wake: ((news: News) => void) | undefined;
  client.on("exists", () => {
    came = true;
    wake?.("news");
  });
  client.on("close", () => wake?.("closed"));
  const wait = async (maxMs: number): Promise<News> => {
    if (!client.usable) return "closed";
    if (came) return "news";
    return await idle(client, maxMs, (listener) => {
      wake = listener;
    });
  };
  return {
    settle: () => {
      came = false;
    },
    suspect: () => {
      came = true;
    },
    wait,
  };
}

async function idle(
  client: ImapFlow,
  maxMs: number,
  listen: (wake: ((news: News) => void) | undefined) => void,
): Promise<News> {
  let timer: NodeJS.Timeout | undefined;
  const outcome = new Promise<News>((resolve) => {
    timer = setTimeout(() => resolve("timeout"), maxMs);
    listen(resolve);
  });
  const idling = client.idle().catch(() => false);
  const ended = idling.then((fine): News => (fine === false || !client.usable ? "closed" : "timeout"));
  const news = await Promise.race([outcome, ended]);
  clearTimeout(timer);
  listen(undefined);
  if (news !== "closed") await client.noop().catch(() => undefined);
  return client.usable ? news : "closed";
}
