/** Parts the sender's own words from the earlier letter that mail programs put below, above or between them. */

export type PartedText = { readonly text: string; readonly quoted: string };

/** Lines that stand above an earlier letter; what follows is not the sender's statement. */
const SEPARATORS = [
  /^[-_]{2,}\s*(original message|исходное сообщение|пересылаемое сообщение|пересланное сообщение|конец пересылаемого сообщения|forwarded message|бастапқы хабарлама|жіберілген хабарлама|қайта жіберілген хабарлама|оригинальное сообщение).*$/i,
  /^(begin forwarded message|начало переадресованного сообщения|начало пересылаемого сообщения)\s*:?$/i,
  /^_{20,}$/,
];

/** "On … wrote:", "16.03.2026, 12:34, Имя <a@b.kz>:", "… пишет:", "… жазды:". */
const ATTRIBUTIONS = [
  /^(on|am|le|el)\s.{4,200}(wrote|schrieb|écrit|escribió)\s*:$/i,
  /^.{0,240}(пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)|жазды|жазған|былай деп жазды)\s*:$/iu,
  /^.{0,120}\d{1,2}[:.]\d{2}.{0,120}<?[^\s<>]+@[^\s<>]+>?.{0,3}:$/u,
  /^.{0,40}\d{4}.{0,120}<[^\s<>]+@[^\s<>]+>.{0,3}:$/u,
];

/** Outlook writes the head of the earlier letter: a sender's line, and close behind it a date, addressee or subject. */
const HEAD_FIRST = /^\**(from|от|от кого|кімнен|отправитель)\s*:\**\s*\S/i;
const HEAD_MORE = /^\**(sent|date|to|subject|дата|отправлено|кому|тема|жіберілді|жіберілген|кімге|тақырып|күні)\s*:/i;

const QUOTE_MARK = /^\s*>/;

export function partQuoted(whole: string): PartedText {
  const lines = whole.replaceAll("\r\n", "\n").split("\n");
  const own: string[] = [];
  const quoted: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const opening = openingLength(lines, at);
    if (opening > 0 && !isMarked(lines, at + opening)) return finished(own, [...quoted, ...lines.slice(at)]);
    if (opening > 0) quoted.push(...lines.slice(at, at + opening));
    else (QUOTE_MARK.test(line) ? quoted : own).push(line);
    at += Math.max(0, opening - 1);
  }
  return finished(own, quoted);
}

function finished(own: readonly string[], quoted: readonly string[]): PartedText {
  return { text: own.join("\n").trim(), quoted: quoted.join("\n").trim() };
}

/** How many lines at this place announce an earlier letter; 0 for ordinary text. An attribution may be broken in two. */
function openingLength(lines: readonly string[], at: number): number {
  const line = (lines[at] ?? "").trim();
  if (line === "" || line.length > 400) return 0;
  if (SEPARATORS.some((pattern) => pattern.test(line))) return 1;
  if (isAttribution(line)) return 1;
  const next = (lines[at + 1] ?? "").trim();
  if (next.length < 200 && next.endsWith(":") && /\d{4}|^on\s/i.test(line) && isAttribution(`${line} ${next}`))
    return 2;
  return HEAD_FIRST.test(line) && lines.slice(at + 1, at + 4).some((more) => HEAD_MORE.test(more.trim())) ? 1 : 0;
}

function isAttribution(line: string): boolean {
  return line.endsWith(":") && ATTRIBUTIONS.some((pattern) => pattern.test(line));
}

/** Where the earlier letter is marked line by line, what stands unmarked below it is the sender's own again. */
function isMarked(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 3).find((line) => line.trim() !== "");
  return next !== undefined && QUOTE_MARK.test(next);
}
