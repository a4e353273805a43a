/** A page as WordprocessingML (ECMA-376 part 1, §17). */
import { APPENDIX_BLOCK, FORM_WORD } from "./appendix-words.ts";
import type { Align, Gap, Page, PageBlock, PageRow, Span } from "./page.ts";

/** Twips: label and answer column of a 16.5 cm wide table. */
const LABEL_WIDTH = 5157;
const ANSWER_WIDTH = 4197;
const GAP_COLOUR = "FFF2A8";
const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join("");

/** `first` prints the appendix's block in the corner; every further page begins on a new sheet of paper. */
export function pageXml(page: Page, first: boolean): string {
  const title = paragraph([{ text: page.title }], '<w:pStyle w:val="Title"/>');
  return (
    (first ? appendixBlock(page) : '<w:p><w:r><w:br w:type="page"/></w:r></w:p>') +
    aboveTitle(page) +
    title +
    rest(page)
  );
}

function appendixBlock(page: Page): string {
  return [...APPENDIX_BLOCK[page.language], FORM_WORD[page.language]]
    .map((text) => paragraph([{ text, small: true }], `<w:spacing w:after="0"/>${justified("right")}`))
    .join("");
}

/** The authority's name comes before the title: it is what stands on the right. */
function aboveTitle(page: Page): string {
  return page.blocks.filter(isAboveTitle).map(blockXml).join("");
}

function isAboveTitle(block: PageBlock): boolean {
  return block.block === "line" && block.align === "right";
}

function rest(page: Page): string {
  const blocks = page.blocks.filter((block) => !isAboveTitle(block));
  return blocks
    .map((block, index) => opening(blocks[index - 1], block) + blockXml(block) + closing(block, blocks[index + 1]))
    .join("");
}

function opening(before: PageBlock | undefined, block: PageBlock): string {
  if (block.block === "line" || (before !== undefined && before.block !== "line")) return "";
  return `<w:tbl><w:tblPr><w:tblW w:w="${LABEL_WIDTH + ANSWER_WIDTH}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${LABEL_WIDTH}"/><w:gridCol w:w="${ANSWER_WIDTH}"/></w:tblGrid>`;
}

function closing(block: PageBlock, after: PageBlock | undefined): string {
  return block.block === "line" || (after !== undefined && after.block !== "line") ? "" : "</w:tbl>";
}

function blockXml(block: PageBlock): string {
  switch (block.block) {
    case "line":
      return paragraph(block.spans, shading(block.gap) + justified(block.align)) + note(block.gap);
    case "header":
      return row(
        cell(paragraph([{ text: block.text, bold: true }]), LABEL_WIDTH + ANSWER_WIDTH, '<w:gridSpan w:val="2"/>'),
      );
    case "label":
      return row(cell(paragraph([{ text: block.text }]), LABEL_WIDTH + ANSWER_WIDTH, '<w:gridSpan w:val="2"/>'));
    case "row":
      return row(labelCell(block) + answerCell(block));
  }
}

function row(cells: string): string {
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`;
}

function labelCell(block: PageRow): string {
  return cell(block.label.map((spans) => paragraph(spans)).join(""), LABEL_WIDTH);
}

function answerCell(block: PageRow): string {
  const paragraphs = block.answer.map((text) => paragraph([{ text }])).join("") || "<w:p/>";
  return cell(paragraphs + note(block.gap), ANSWER_WIDTH, shading(block.gap));
}

function cell(content: string, width: number, properties = ""): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`;
}

function shading(gap: Gap | undefined): string {
  return gap === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${GAP_COLOUR}"/>`;
}

function justified(align: Align): string {
  return align === "left" ? "" : `<w:jc w:val="${align}"/>`;
}

function note(gap: Gap | undefined): string {
  return gap?.note === undefined ? "" : paragraph([{ text: gap.note, note: true }]);
}

function paragraph(spans: readonly Span[], properties = ""): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${spans.map(run).join("")}</w:p>`;
}

function run(span: Span): string {
  if (span.note) return noteControl(span.text);
  const looks = [span.bold && "<w:b/>", span.small && '<w:sz w:val="20"/>', span.underline && '<w:u w:val="single"/>'];
  const properties = looks.filter(Boolean).join("");
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${textXml(span.text)}</w:r>`;
}

/**
 * The note is the placeholder of a content control (§17.5.2.39): it is printed and seen on a phone, the first letter typed
 * replaces it, and a reader that honours `showingPlcHdr` never takes it for an answer. A control for rich text (§17.5.2.26):
 * LibreOffice 7.4 keeps this kind when it saves the file, and turns one for plain text into words.
 */
function noteControl(text: string): string {
  const words = text.startsWith("←") ? text : `← ${text}`;
  return `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="Note"/></w:rPr>${textXml(words)}</w:r></w:sdtContent></w:sdt>`;
}

/** Control characters have no place in XML 1.0 (§2.2). */
function textXml(text: string): string {
  const clean = text.replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  const escaped = clean.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<w:t xml:space="preserve">${escaped}</w:t>`;
}
