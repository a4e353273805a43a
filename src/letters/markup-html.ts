/**
 * Blocks as HTML for mail programs: tables, styles in the tag for those that drop `<style>`, classes for dark mode.
 * Everything is escaped here, at the leaf.
 */
import { escapeHtml } from "./escape-html.ts";
import { codeHtml } from "./qr-html.ts";
import type { Bar, Inline, Line, ListItem, MarkupBlock } from "./markup.ts";

/** Characters that a phone shows beside a label. */
const SHORT_VALUE = 12;

/** The inside of a language's section. */
export function htmlOfBlocks(blocks: readonly MarkupBlock[]): string {
  return blocks.map(blockHtml).join("\n");
}

function blockHtml(block: MarkupBlock): string {
  switch (block.block) {
    case "heading":
      return headingHtml(block.level, lineHtml(block.line));
    case "paragraph":
      return `<p style="margin:0 0 14px">${lineHtml(block.line)}</p>`;
    case "box":
      return boxHtml(block.lines, block.alarm);
    case "list":
      return listHtml(block.items, block.ordered);
    case "table":
      return tableHtml(block.rows);
    case "bars":
      return barsHtml(block.bars);
    case "code":
      return codeHtml(block.address, block.words);
    case "rule":
      return `<hr class="rule" style="border:0;border-top:1px solid #d5dae1;margin:22px 0">`;
  }
}

const HEADING_STYLES = {
  1: "font-size:21px;line-height:1.3;margin:0 0 14px",
  2: "font-size:17px;line-height:1.35;margin:28px 0 10px",
  3: "font-size:15px;line-height:1.4;margin:20px 0 8px",
};

function headingHtml(level: 1 | 2 | 3, words: string): string {
  return `<h${level} class="h${level}" style="${HEADING_STYLES[level]}">${words}</h${level}>`;
}

function boxHtml(lines: readonly Line[], alarm: boolean): string {
  const [name, style] = alarm
    ? ["box alarmed", "background:#fdecea;border-left:4px solid #b3261e"]
    : ["box", "background:#e8f1fb;border-left:4px solid #0b5cad"];
  return `<div class="${name}" style="${style};padding:12px 16px;margin:0 0 16px;border-radius:4px">${lines.map(lineHtml).join("<br>")}</div>`;
}

/** A list whose points have several lines is a stack of cards. */
function listHtml(items: readonly ListItem[], ordered: boolean): string {
  if (!ordered && items.some((item) => item.lines.length > 1)) return items.map(cardHtml).join("\n");
  const tag = ordered ? "ol" : "ul";
  const points = items.map((item) => `<li style="margin:0 0 7px">${item.lines.map(lineHtml).join("<br>")}</li>`);
  return `<${tag} style="margin:0 0 16px;padding-left:24px">${points.join("")}</${tag}>`;
}

function cardHtml({ lines }: ListItem): string {
  const [first = [], ...more] = lines;
  const further = more.map((line) => `<div class="more" style="font-size:15px;margin-top:5px">${lineHtml(line)}</div>`);
  return `<div class="card" style="border:1px solid #d5dae1;border-left:4px solid #c98a00;border-radius:4px;padding:10px 14px;margin:0 0 10px"><div>${lineHtml(first)}</div>${further.join("")}</div>`;
}

function tableHtml(rows: readonly (readonly Line[])[]): string {
  const name = rows.every(isShort) ? "rows" : "rows stack";
  return `<table class="${name}" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 16px">${rows.map(rowHtml).join("")}</table>`;
}

/** Figures stay beside their labels on a phone; sentences go below. */
function isShort(row: readonly Line[]): boolean {
  return row.slice(1).every((cell) => cell.map(({ text }) => text).join("").length <= SHORT_VALUE);
}

function rowHtml(row: readonly Line[]): string {
  const cells = row.map((cell, index) => {
    const look = index === 0 && row.length > 1 ? ` class="label"` : "";
    return `<td${look} style="padding:7px 12px 7px 0;border-bottom:1px solid #d5dae1;vertical-align:top;overflow-wrap:anywhere">${lineHtml(cell)}</td>`;
  });
  return `<tr>${cells.join("")}</tr>`;
}

function barsHtml(bars: readonly Bar[]): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="font-size:13px;line-height:1.2;margin:0 0 16px">${bars.map(barHtml).join("")}</table>`;
}

function barHtml({ label, value, percent }: Bar): string {
  const bar =
    percent > 0
      ? `<div class="bar" style="background:#0b5cad;height:11px;border-radius:2px;width:${Math.round(percent)}%;min-width:3px"></div>`
      : "";
  return `<tr><td class="quiet" style="width:44px;padding:2px 8px 2px 0;white-space:nowrap">${escapeHtml(label)}</td><td style="padding:2px 0">${bar}</td><td style="width:96px;padding:2px 0 2px 8px;white-space:nowrap">${escapeHtml(value)}</td></tr>`;
}

function lineHtml(line: Line): string {
  return line.map(inlineHtml).join("");
}

function inlineHtml({ text, look, href }: Inline): string {
  const words = escapeHtml(text);
  if (href !== undefined)
    return `<a href="${escapeHtml(href)}" class="link" style="color:#0b5cad;overflow-wrap:anywhere">${words}</a>`;
  if (look === "strong") return `<strong>${words}</strong>`;
  return look === "alarm" ? `<strong class="alarm" style="color:#b3261e">${words}</strong>` : words;
}
