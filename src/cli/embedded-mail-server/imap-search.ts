/** SEARCH (RFC 9051, 6.4.4), as far as a register's clerk asks. */
import { headerOf } from "./imap-fetch.ts";
import { sequenceOf } from "./imap-session.ts";
import type { Session } from "./imap-session.ts";
import { isInSet, listOf, textOf } from "./imap-tokens.ts";
import type { Token } from "./imap-tokens.ts";
import type { StoredMessage } from "./store.ts";

type Test = (message: StoredMessage) => boolean;

const FLAG = /^(UN)?(SEEN|ANSWERED|FLAGGED|DELETED|DRAFT)$/;

/** @returns the test that all the keys make together, or the key that is not known. */
export function searchTest(session: Session, keys: readonly Token[]): Test | string {
  const left = [...keys];
  const tests: Test[] = [];
  while (left.length > 0) {
    const test = nextTest(session, left);
    if (typeof test === "string") return test;
    tests.push(test);
  }
  return (message) => tests.every((test) => test(message));
}

/** Takes one key with its arguments off the front of `left`. */
function nextTest(session: Session, left: Token[]): Test | string {
  const token = left.shift();
  const list = listOf(token);
  if (list !== undefined) return searchTest(session, list);
  const key = textOf(token).toUpperCase();
  const next = (): string => textOf(left.shift());
  const flag = FLAG.exec(key);
  if (flag) return (message) => hasFlag(message, `\\${flag[2]}`) === (flag[1] === undefined);
  if (key === "ALL") return () => true;
  if (key === "CHARSET") return next() === "" ? key : () => true;
  if (key === "UID") return inUids(session, next());
  if (key === "NOT") return negated(nextTest(session, left));
  if (key === "HEADER") return inHeader(next(), next());
  if (key === "FROM" || key === "TO" || key === "SUBJECT") return inHeader(key, next());
  if (key === "KEYWORD") return withKeyword(next());
  if (key === "UNKEYWORD") return negated(withKeyword(next()));
  if (/^[\d:*,]+$/.test(key)) return (message) => isInSet(key, sequenceOf(session, message), session.uids.length);
  return key;
}

function negated(test: Test | string): Test | string {
  return typeof test === "string" ? test : (message) => !test(message);
}

function inUids(session: Session, set: string): Test {
  const highest = session.uids.at(-1) ?? 0;
  return (message) => isInSet(set, message.uid, highest);
}

function withKeyword(keyword: string): Test {
  return (message) => hasFlag(message, keyword);
}

function hasFlag(message: StoredMessage, flag: string): boolean {
  return [...message.flags].some((one) => one.toLowerCase() === flag.toLowerCase());
}

function inHeader(name: string, words: string): Test {
  return (message) => {
    const lines = headerOf(message.raw)
      .toString("latin1")
      .replace(/\r\n[ \t]+/g, " ")
      .split("\r\n");
    const start = `${name.toLowerCase()}:`;
    return lines.some(
      (line) => line.toLowerCase().startsWith(start) && line.toLowerCase().includes(words.toLowerCase()),
    );
  };
}
