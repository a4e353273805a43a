/** A bell between loops: rung while nobody listens, it is heard by the next who does. */

export type Bell = {
  readonly ring: () => void;
  /** Until it rings, at most `maxMs`, or until `signal`. */
  readonly wait: (maxMs: number, signal: AbortSignal) => Promise<void>;
};

export function hangBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: async (maxMs, signal) => {
      if (!rung && !signal.aborted) await until(maxMs, signal, (listener) => (wake = listener));
      rung = false;
    },
  };
}

async function until(
  maxMs: number,
  signal: AbortSignal,
  listen: (wake: (() => void) | undefined) => void,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, maxMs);
  const stop = (): void => resolve();
  signal.addEventListener("abort", stop, { once: true });
  listen(resolve);
  await promise;
  listen(undefined);
  signal.removeEventListener("abort", stop);
  clearTimeout(timer);
}
