/** WordprocessingML by hand: runs, paragraphs, cells and the odd things that people's programs put there. */
export type Look = {
  readonly u?: boolean;
  readonly b?: boolean;
  readonly strike?: boolean;
  readonly highlight?: boolean;
  readonly shade?: boolean;
  readonly style?: string;
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function properties(look: Look): string {
  const parts = [
    look.style === undefined ? "" : `<w:rStyle w:val="${look.style}"/>`,
    look.b ? "<w:b/>" : "",
    look.strike ? "<w:strike/>" : "",
    look.highlight ? '<w:highlight w:val="yellow"/>' : "",
    look.u ? '<w:u w:val="single"/>' : "",
    look.shade ? '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>' : "",
  ].join("");
  return parts === "" ? "" : `<w:rPr>${parts}</w:rPr>`;
}

export const run = (text: string, look: Look = {}): string =>
  `<w:r>${properties(look)}${text
    .split("\t")
    .map((part) => (part === "" ? "" : `<w:t xml:space="preserve">${escaped(part)}</w:t>`))
    .join("<w:tab/>")}</w:r>`;

export const para = (
  content: string,
  options: { readonly style?: string; readonly numbered?: number } = {},
): string => {
  const style = options.style === undefined ? "" : `<w:pStyle w:val="${options.style}"/>`;
  const list =
    options.numbered === undefined
      ? ""
      : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${options.numbered}"/></w:numPr>`;
  const both = style + list;
  return `<w:p>${both === "" ? "" : `<w:pPr>${both}</w:pPr>`}${content}</w:p>`;
};

export const line = (text: string, look: Look = {}): string => para(run(text, look));

export type CellShape = { readonly span?: number; readonly down?: "restart" | "continue"; readonly width?: number };

export const cell = (blocks: string, { span = 1, down, width = 4700 }: CellShape = {}): string => {
  const spans = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
  const merge = down === undefined ? "" : down === "restart" ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>";
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spans}${merge}</w:tcPr>${blocks === "" ? "<w:p/>" : blocks}</w:tc>`;
};

export const tableRow = (cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;

export const table = (rows: readonly string[], columns: number): string =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9400" w:type="dxa"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${Math.floor(9400 / columns)}"/>`.repeat(columns)}</w:tblGrid>${rows.join("")}</w:tbl>`;

export const wrapped = (content: string, title = "field"): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="${title}"/><w:id w:val="${1000 + content.length}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

export const placeholder = (text: string): string =>
  `<w:sdt><w:sdtPr><w:id w:val="77"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${run(text, { style: "PlaceholderText" })}</w:sdtContent></w:sdt>`;

export const box = (ticked: boolean): string =>
  `<w:sdt><w:sdtPr><w:id w:val="${ticked ? 11 : 12}"/><w14:checkbox><w14:checked w14:val="${ticked ? 1 : 0}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>${ticked ? "☒" : "☐"}</w:t></w:r></w:sdtContent></w:sdt>`;

export const dropDown = (chosen: string, choices: readonly string[]): string =>
  `<w:sdt><w:sdtPr><w:id w:val="21"/><w:dropDownList>${choices.map((choice) => `<w:listItem w:displayText="${escaped(choice)}" w:value="${escaped(choice)}"/>`).join("")}</w:dropDownList></w:sdtPr><w:sdtContent>${run(chosen)}</w:sdtContent></w:sdt>`;

export const legacyBox = (ticked: boolean): string =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check1"/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>${ticked ? "<w:checked/>" : ""}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

export const legacyText = (text: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

export const symbol = (code: string): string => `<w:r><w:sym w:font="Wingdings" w:char="${code}"/></w:r>`;

export const wingding = (letter: string): string =>
  `<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>${letter}</w:t></w:r>`;

export const inserted = (runs: string): string =>
  `<w:ins w:id="5" w:author="A" w:date="2026-11-01T10:00:00Z">${runs}</w:ins>`;

export const deleted = (text: string): string =>
  `<w:del w:id="6" w:author="A" w:date="2026-11-01T10:00:00Z"><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`;

export const commented = (runs: string): string =>
  `<w:commentRangeStart w:id="0"/>${runs}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`;

/** As Word writes it: the modern shape, and beside it the old one for old programs with the same text. */
export const textBox = (blocks: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="3000000" cy="900000"/><wp:docPr id="3" name="Text Box 3"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${blocks}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${blocks}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

export const broken = (lines: readonly string[]): string =>
  para(lines.map((text) => run(text)).join("<w:r><w:br/></w:r>"));

export const linked = (address: string): string =>
  `<w:hyperlink w:anchor="mail" w:history="1">${run(address, { style: "PlaceholderText" })}</w:hyperlink>`;

/** The older way of a link: a field with its instruction and its result. */
export const fieldLinked = (address: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "mailto:${address}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(address)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

export const vectorPicture = (): string =>
  '<w:r><w:pict><v:shape style="width:90pt;height:30pt"><v:imagedata r:id="rIdPicture"/></v:shape></w:pict></w:r>';

export const goneRow = (row: string): string =>
  row
    .replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="9" w:author="A" w:date="2026-11-01T10:00:00Z"/></w:trPr>')
    .replaceAll(/<w:r>((?:<w:rPr>.*?<\/w:rPr>)?)<w:t /gu, '<w:del w:id="8" w:author="A"><w:r>$1<w:delText ')
    .replaceAll("</w:t></w:r>", "</w:delText></w:r></w:del>");

export const picture = (): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="1" name="image1.png"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
