/** Cuts the bytes of a client into lines and literals (RFC 9051, 4.3; LITERAL+ of RFC 7888). */

export type ImapInput = {
  /** A whole command, literals in their places. */
  readonly onCommand: (parts: readonly (string | Buffer)[]) => void;
  /** The client waits for leave to send a literal. */
  readonly onContinue: () => void;
  /** Whether lines are not commands now: DONE, or the answer to AUTHENTICATE. */
  readonly takesLine: (line: string) => boolean;
};

type Waiting = { chunks: readonly Buffer[]; length: number };

/** @returns the function that takes what the socket brings. */
export function createReader(input: ImapInput): (chunk: Buffer) => void {
  const waiting: Waiting = { chunks: [], length: 0 };
  let literal: number | undefined;
  let parts: (string | Buffer)[] = [];

  const readLine = (line: string): void => {
    if (parts.length === 0 && input.takesLine(line)) return;
    const announced = /\{(\d+)(\+?)\}$/.exec(line);
    parts.push(announced ? line.slice(0, announced.index) : line);
    if (announced) {
      literal = Number(announced[1]);
      if (announced[2] === "") input.onContinue();
      return;
    }
    const command = parts;
    parts = [];
    input.onCommand(command);
  };

  return (chunk) => {
    waiting.chunks = [...waiting.chunks, chunk];
    waiting.length += chunk.length;
    for (;;) {
      const length = literal ?? lineLength(waiting);
      if (length === undefined || waiting.length < length) return;
      const bytes = take(waiting, length);
      if (literal === undefined) {
        readLine(bytes.toString("latin1").slice(0, -2));
        continue;
      }
      parts.push(Buffer.from(bytes));
      literal = undefined;
    }
  };
}

function lineLength(waiting: Waiting): number | undefined {
  const end = Buffer.concat(waiting.chunks).indexOf("\r\n");
  return end < 0 ? undefined : end + 2;
}

function take(waiting: Waiting, length: number): Buffer {
  const [first, ...more] = waiting.chunks;
  const whole = first !== undefined && more.length === 0 ? first : Buffer.concat(waiting.chunks);
  waiting.chunks = [whole.subarray(length)];
  waiting.length -= length;
  return whole.subarray(0, length);
}
