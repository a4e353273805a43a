/** Pictures inside an office document: people photograph the form and paste the photos into Word. */
import { openPackage, relationshipsOf, targetOf } from "./package.ts";
import type { Package } from "./package.ts";

/** A page of a form that can be read takes more bytes than this; signatures and emblems take fewer. */
const SMALLEST_PAGE_BYTES = 15_000;
const MOST_PICTURES = 40;
/** Workbook, sheet, drawing, picture. */
const DEEPEST = 3;
/** How a part names another: the picture itself, or the drawing or sheet that holds it. */
const REFERENCE = /\s\w+:(?:embed|id|pict|link)\s*=\s*["']([^"']+)["']/gu;
const OPEN_DOCUMENT_REFERENCE = /xlink:href\s*=\s*["'](?:\.\/)?(Pictures\/[^"']+|media\/[^"']+)["']/gu;

/** The larger pictures of a docx, xlsx, odt or ods, in the order in which the document shows them, each once. */
export function packagePictures(bytes: Uint8Array): readonly Uint8Array[] {
  const pack = openPackage(bytes);
  const content = pack.text("content.xml");
  const names = content === undefined ? picturesIn(pack, mainPart(pack), DEEPEST) : openDocumentPictures(content);
  const pictures = [...new Set(names)].flatMap((name) => pack.bytes(name) ?? []);
  return pictures.filter((picture) => picture.length >= SMALLEST_PAGE_BYTES).slice(0, MOST_PICTURES);
}

function mainPart(pack: Package): string {
  return targetOf(relationshipsOf(pack, ""), "officeDocument") ?? "word/document.xml";
}

function picturesIn(pack: Package, part: string, depth: number): readonly string[] {
  const targets = new Map(relationshipsOf(pack, part).map((relationship) => [relationship.id, relationship]));
  return [...(pack.text(part) ?? "").matchAll(REFERENCE)].flatMap(([, id = ""]) => {
    const { type = "", target = "" } = targets.get(id) ?? {};
    if (type.endsWith("/image")) return [target];
    return depth > 0 && /\/(?:worksheet|drawing)$/u.test(type) ? picturesIn(pack, target, depth - 1) : [];
  });
}

function openDocumentPictures(content: string): readonly string[] {
  return [...content.matchAll(OPEN_DOCUMENT_REFERENCE)].map(([, name = ""]) => name);
}
