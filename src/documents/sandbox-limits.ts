import type { Pace } from "./read-document.ts";

export type SandboxLimits = {
  readonly workers: number;
  /** Milliseconds for one file, by what it is. */
  readonly patience: Readonly<Record<Pace, number>>;
  /** Milliseconds for everything in one archive. */
  readonly wholePatience: number;
  /** Megabytes of the worker's JavaScript heap. */
  readonly heapMegabytes: number;
  /** Megabytes by which the process may grow while it reads: buffers are outside the worker's heap. */
  readonly growthMegabytes: number;
  /** A worker is replaced after so many files: libraries leak. */
  readonly filesPerWorker: number;
  /** A module that exports READERS, in place of the usual readers. */
  readonly readersModule?: string;
};

export const SANDBOX_LIMITS: SandboxLimits = {
  workers: 2,
  patience: { document: 10_000, pdf: 20_000, conversion: 70_000, scan: 120_000 },
  wholePatience: 300_000,
  heapMegabytes: 256,
  growthMegabytes: 600,
  filesPerWorker: 500,
};
