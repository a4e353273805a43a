/** Numbers and dates as people see them in the cell. */

const DAY_MILLISECONDS = 86_400_000;
/** Serial number of 1970-01-01. */
const UNIX_EPOCH = 25_569;
const DAYS_FROM_1900_TO_1904 = 1462;
/** Lotus believed in 29 February 1900, and Excel keeps the belief: serials below 60 are a day late. */
const LAST_WRONG_SERIAL = 60;
/** 31.12.9999 */
const LAST_SERIAL = 2_958_465;

/** `raw` is the number as written in the file, `format` the code of the cell's number format. */
export function numberText(raw: string, format: string, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  const plain = plainFormat(format);
  if (/[ymdhs]/i.test(plain)) return dateText(value + (from1904 ? DAYS_FROM_1900_TO_1904 : 0), plain) ?? digits(value);
  if (plain.includes("%")) return `${digits(value * 100)}%`;
  const masked = Number.isSafeInteger(value) && value >= 0 ? maskedDigits(value, format) : undefined;
  return masked ?? digits(value);
}

/** An ISO date of a `t="d"` cell. */
export function isoDateText(raw: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(raw);
  if (parts === null) return raw;
  const [, year, month, day, hours = "00", minutes = "00"] = parts;
  return `${day}.${month}.${year}${hours === "00" && minutes === "00" ? "" : ` ${hours}:${minutes}`}`;
}

/** The first section of a format without its quoted words, colours and conditions. */
function plainFormat(format: string): string {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|general|standard/gi, "");
  return bare.split(";")[0] ?? "";
}

/** Never with an exponent: a number of twelve digits is an IIN. */
function digits(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) return BigInt(value).toString();
  return String(Number(value.toPrecision(15)));
}

/** Masks such as `000000000000` or `+7 (000) 000-00-00`: the zero in front of an IIN stands only in the mask. */
function maskedDigits(value: number, format: string): string | undefined {
  const section = (format.split(";")[0] ?? "").replace(/\[[^\]]*\]|_.|\*./g, "");
  const signs = [...section.matchAll(/"([^"]*)"|\\(.)|(.)/gs)].map(
    ([, quoted, escaped, plain]) => quoted ?? escaped ?? { plain: plain ?? "" },
  );
  const codes = signs.flatMap((sign) => (typeof sign === "string" ? [] : [sign.plain]));
  if (!codes.includes("0") || codes.some((code) => !/[0#()+\- ]/.test(code))) return undefined;
  const left = String(value).split("");
  let text = "";
  for (const sign of signs.toReversed()) {
    if (typeof sign === "string") text = sign + text;
    else if (sign.plain === "0") text = (left.pop() ?? "0") + text;
    else if (sign.plain === "#") text = (left.pop() ?? "") + text;
    else text = sign.plain + text;
  }
  // What the mask has no room for stands in front of its first digit.
  return left.length === 0 ? text : text.replace(/\d/, (first) => left.join("") + first);
}

function dateText(serial: number, format: string): string | undefined {
  if (serial < 0 || serial > LAST_SERIAL + 1) return undefined;
  const days = serial < LAST_WRONG_SERIAL ? serial + 1 : serial;
  const moment = new Date(Math.round((days - UNIX_EPOCH) * DAY_MILLISECONDS));
  const iso = moment.toISOString();
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
  const time = iso.slice(11, 16);
  const hasTime = /[hs]/i.test(format);
  if (!/[yd]/i.test(format)) return hasTime ? time : `${day}.${month}.${year}`;
  if (!/d/i.test(format)) return /m/i.test(format) ? `${month}.${year}` : year;
  return `${day}.${month}.${year}${hasTime && time !== "00:00" ? ` ${time}` : ""}`;
}
