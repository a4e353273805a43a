/** Cuts the bytes of a client into lines and literals (RFC 9051, 4.3; LITERAL+ of RFC 7888). */

export type ImapInput = {
  /** A whole command, literals in their places. */
  readonly onCommand: (parts: readonly (string | Buffer)[]) => void;
  /** The client waits for leave to send a literal. */
  readonly onContinue: () => void;
  /** Whether lines are not commands now: DONE, or the answer to AUTHENTICATE. */
  readonly takesLine: (line: string) => boolean;
};

/** @returns the function that takes what the socket brings. */
export function createReader(input: ImapInput): (chunk: Buffer) => void {
  let waiting: Buffer[] = [];
  let length = 0;
  let literal: number | undefined;
  let parts: (string | Buffer)[] = [];

  const take = (bytes: number): Buffer => {
    const whole = waiting.length === 1 && waiting[0] ? waiting[0] : Buffer.concat(waiting);
    waiting = [whole.subarray(bytes)];
    length -= bytes;
    return whole.subarray(0, bytes);
  };
  const readLine = (): boolean => {
    const end = Buffer.concat(waiting).indexOf("\r\n");
    if (end < 0) return false;
    const line = take(end + 2)
      .toString("latin1")
      .slice(0, -2);
    if (parts.length === 0 && input.takesLine(line)) return true;
    const announced = /\{(\d+)(\+?)\}$/.exec(line);
    parts.push(announced ? line.slice(0, announced.index) : line);
    if (announced) {
      literal = Number(announced[1]);
      if (announced[2] === "") input.onContinue();
      return true;
    }
    const command = parts;
    parts = [];
    input.onCommand(command);
    return true;
  };

  return (chunk) => {
    waiting.push(chunk);
    length += chunk.length;
    for (;;) {
      if (literal === undefined) {
        if (!readLine()) return;
      } else {
        if (length < literal) return;
        parts.push(Buffer.from(take(literal)));
        literal = undefined;
      }
    }
  };
}
