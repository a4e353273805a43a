/**
 * A QR code as a table of coloured cells: mail programs hide pictures, and drop SVG. Neighbours of one colour are one cell,
 * because Gmail cuts off a letter of more than 102 KB.
 */
import { escapeHtml } from "./escape-html.ts";
import { qrCode } from "./qr-code.ts";

/** Pixels of a module; the white border is four modules (ISO/IEC 18004 §9.1). */
const MODULE = 4;
const BORDER = 4 * MODULE;

/** Nothing for an address that is too long: it stands in the letter anyway. */
export function codeHtml(address: string, words: string): string {
  const code = qrCode(address);
  if (code === undefined) return "";
  const width = code.length * MODULE;
  const columns = `<col width="${MODULE}">`.repeat(code.length);
  const rows = code.map((row) => `<tr height="${MODULE}">${runsOf(row).map(cellHtml).join("")}</tr>`).join("");
  const table = `<table class="code" role="img" aria-label="QR: ${escapeHtml(address)}" bgcolor="#ffffff" width="${width}" cellpadding="0" cellspacing="0" style="table-layout:fixed;border:${BORDER}px solid #ffffff;background:#ffffff;font-size:0;line-height:0;margin:0 0 4px"><colgroup>${columns}</colgroup>${rows}</table>`;
  return `${table}<p class="quiet" style="font-size:13px;margin:0 0 16px;color:#55606e">${escapeHtml(words)}</p>`;
}

type Run = { readonly dark: boolean; readonly length: number };

function runsOf(row: readonly boolean[]): readonly Run[] {
  const runs: Run[] = [];
  for (const dark of row) {
    const last = runs.at(-1);
    if (last?.dark === dark) runs.splice(-1, 1, { dark, length: last.length + 1 });
    else runs.push({ dark, length: 1 });
  }
  return runs;
}

function cellHtml({ dark, length }: Run): string {
  return `<td${dark ? ' bgcolor="#000000"' : ""} colspan="${length}"></td>`;
}
