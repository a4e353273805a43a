/** How often the daemon looks, and how long it waits after a fault of the world. Milliseconds. */

export type Rhythm = {
  /** IDLE and bells are hints; a full round every so often is the safety net. */
  readonly roundMs: number;
  /** After the first fault in a row, the second …; the last one stays. */
  readonly pausesMs: readonly number[];
  /** A refused log-in is not tried often: accounts get locked. */
  readonly loginPauseMs: number;
  /** In a burst of mail the register is written so often. */
  readonly publishEveryMs: number;
  /** What is under way when the daemon is asked to end has so long to finish. */
  readonly goodbyeMs: number;
  /** A clock that jumped is believed after so long. */
  readonly jumpMs: number;
};

export const RHYTHM: Rhythm = {
  roundMs: 60_000,
  pausesMs: [1_000, 2_000, 5_000, 15_000, 30_000, 60_000],
  loginPauseMs: 300_000,
  publishEveryMs: 10_000,
  goodbyeMs: 3_000,
  jumpMs: 3_600_000,
};
