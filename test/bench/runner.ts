/** The side of a measured child process: it gets ready, waits for the word, works, and says how much memory it took. */

export type RunnerOrder = {
  readonly imapPort: number;
  readonly imapUser: string;
  readonly imapUrl: string;
  readonly smtpUrl: string;
  readonly smtpPort: number;
  readonly stateDir: string;
  readonly publicDir: string;
  readonly messages: number;
  /** Base64 of the letter that the floor sends: equal to one of the clerk's. */
  readonly letter: string;
};

export type RunnerWord = { readonly word: "ready" } | { readonly word: "memory"; readonly mostBytes: number };

/** `work` is called on "go", `stop` on "stop"; then the process ends by itself. */
export async function serveRun(
  prepare: (order: RunnerOrder) => Promise<{ readonly work: () => Promise<void>; readonly stop: () => Promise<void> }>,
): Promise<void> {
  const order = await nextMessage(isOrder);
  const { work, stop } = await prepare(order);
  let mostBytes = 0;
  const watch = setInterval(() => (mostBytes = Math.max(mostBytes, process.memoryUsage.rss())), 100);
  tell({ word: "ready" });
  await nextMessage((message) => message === "go");
  const working = work();
  await nextMessage((message) => message === "stop");
  await stop();
  await working;
  clearInterval(watch);
  tell({ word: "memory", mostBytes });
  process.disconnect?.();
}

function tell(word: RunnerWord): void {
  process.send?.(word);
}

async function nextMessage<T>(fits: (message: unknown) => message is T): Promise<T>;
async function nextMessage(fits: (message: unknown) => boolean): Promise<unknown>;
async function nextMessage(fits: (message: unknown) => boolean): Promise<unknown> {
  return await new Promise((resolve) => {
    const listen = (message: unknown): void => {
      if (!fits(message)) return;
      process.off("message", listen);
      resolve(message);
    };
    process.on("message", listen);
  });
}

function isOrder(message: unknown): message is RunnerOrder {
  return typeof message === "object" && message !== null && "imapPort" in message && "letter" in message;
}
