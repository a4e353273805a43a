/** A docx of two kinds of producer: what Word saves, and what LibreOffice saves. */
import type { Chance } from "./chance.ts";
import { zipped } from "./zip.ts";
import { para, run } from "./word.ts";

export type Producer = "word" | "libre";
export type Extras = { readonly header?: string; readonly footer?: string; readonly comment?: string };

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(" ");
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

export function docxFile(body: string, producer: Producer, chance: Chance, extras: Extras = {}): Buffer {
  const hands = producer === "word" ? wordHands(body, chance) : libreHands(body);
  const ends = `<w:sectPr>${extras.header === undefined ? "" : '<w:headerReference w:type="default" r:id="rIdHeader"/>'}${extras.footer === undefined ? "" : '<w:footerReference w:type="default" r:id="rIdFooter"/>'}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`;
  return zipped({
    "[Content_Types].xml": types(),
    "_rels/.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${HEAD}<w:document ${NAMESPACES}><w:body>${hands}${ends}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relations(extras),
    "word/styles.xml": styles(),
    "word/numbering.xml": numbering(),
    "word/media/image1.png": Buffer.from(PIXEL, "base64"),
    ...parts(extras),
  });
}

/** Revision marks, spelling marks and runs cut in two where the writer paused. */
function wordHands(body: string, chance: Chance): string {
  return body
    .replaceAll("<w:p>", () => `<w:p w:rsidR="00${chance.below(900000) + 100000}" w:rsidRDefault="00AB12CD">`)
    .replaceAll(
      /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]{6,})<\/w:t><\/w:r>/gu,
      (whole: string, look: string | undefined, text: string) => {
        if (chance.below(3) > 0 || text.includes("&")) return whole;
        const cut = 1 + chance.below(text.length - 2);
        const half = (part: string): string =>
          `<w:r w:rsidRPr="00EE11AA">${look ?? ""}<w:t xml:space="preserve">${part}</w:t></w:r>`;
        return `${half(text.slice(0, cut))}<w:proofErr w:type="spellStart"/>${half(text.slice(cut))}<w:proofErr w:type="spellEnd"/>`;
      },
    );
}

/** Every run has properties of its own and every paragraph its style. */
function libreHands(body: string): string {
  return body
    .replaceAll("<w:p><w:r>", '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:bidi w:val="0"/><w:rPr></w:rPr></w:pPr><w:r>')
    .replaceAll("<w:r><w:t", "<w:r><w:rPr></w:rPr><w:t")
    .replaceAll("<w:b/>", '<w:b/><w:bCs/><w:color w:val="000000"/><w:lang w:val="kk-KZ"/>')
    .replaceAll("<w:p/>", '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:rPr></w:rPr></w:r></w:p>');
}

function types(): string {
  const part = (name: string, kind: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="${KIND}.${kind}+xml"/>`;
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${part("document", "document.main")}${part("styles", "styles")}${part("numbering", "numbering")}${part("header1", "header")}${part("footer1", "footer")}${part("comments", "comments")}</Types>`;
}

function relations(extras: Extras): string {
  const to = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATION}/${kind}" Target="${target}"/>`;
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${to("rIdStyles", "styles", "styles.xml")}${to("rIdNumbers", "numbering", "numbering.xml")}${to("rIdPicture", "image", "media/image1.png")}${extras.header === undefined ? "" : to("rIdHeader", "header", "header1.xml")}${extras.footer === undefined ? "" : to("rIdFooter", "footer", "footer1.xml")}${extras.comment === undefined ? "" : to("rIdComments", "comments", "comments.xml")}</Relationships>`;
}

function parts(extras: Extras): Record<string, string> {
  return {
    "word/header1.xml": `${HEAD}<w:hdr ${NAMESPACES}>${para(run(extras.header ?? ""))}</w:hdr>`,
    "word/footer1.xml": `${HEAD}<w:ftr ${NAMESPACES}>${para(run(extras.footer ?? ""))}</w:ftr>`,
    "word/comments.xml": `${HEAD}<w:comments ${NAMESPACES}><w:comment w:id="0" w:author="B" w:date="2026-11-01T10:00:00Z">${para(run(extras.comment ?? ""))}</w:comment></w:comments>`,
  };
}

function styles(): string {
  const style = (kind: string, id: string, rest: string): string =>
    `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${id}"/>${rest}</w:style>`;
  return `${HEAD}<w:styles ${NAMESPACES}>${style("paragraph", "Normal", "")}${style("paragraph", "Heading1", "<w:rPr><w:b/></w:rPr>")}${style("character", "Chosen", '<w:rPr><w:u w:val="single"/></w:rPr>')}${style("character", "ChosenToo", '<w:basedOn w:val="Chosen"/>')}${style("paragraph", "ChosenLine", '<w:rPr><w:u w:val="single"/></w:rPr>')}${style("character", "PlaceholderText", '<w:rPr><w:color w:val="808080"/></w:rPr>')}${style("table", "TableGrid", "")}</w:styles>`;
}

function numbering(): string {
  const level = (id: number, form: string): string =>
    `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${form}"/></w:lvl></w:abstractNum>`;
  const use = (id: number): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
  return `${HEAD}<w:numbering ${NAMESPACES}>${level(1, "%1.")}${level(2, "%1)")}${level(3, "%1)")}${use(1)}${use(2)}${use(3)}</w:numbering>`;
}
