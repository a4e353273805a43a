/** Pages that stand in a document as pictures: photos of the form in a Word file, a signed scan behind a typed form. */
import type { Paper, Unread } from "../forms/paper.ts";
import { segmentsOf } from "../forms/segments.ts";
import { stripsOf } from "../forms/strips.ts";
import type { PackedFile } from "./archive.ts";
import { convert } from "./converter.ts";
import { hasWords } from "./has-words.ts";
import { CONVERSIONS, PACKAGES } from "./may-hold-pages.ts";
import { packagePictures } from "./package-pictures.ts";
import type { ReadPictures } from "./readers.ts";
import { UnreadableDocument } from "./reading-error.ts";
import type { FileKind } from "./sniff.ts";

/** Reasons that say of a picture that it holds no form, and not that nobody could look. */
const NOTHING_THERE: readonly string[] = ["no-text", "empty", "damaged", "unknown-kind"];

export type WithPictures = { readonly papers: readonly Paper[]; readonly unread: readonly Unread[] };

/**
 * The paper with what stands in its pictures. Where its words hold no form, both are one paper; where they do, the
 * pictures count only if they hold a form too. Throws UnreadableDocument where there are no words and no readable page.
 */
export async function withPicturedPages(
  file: PackedFile,
  kind: FileKind,
  paper: Paper,
  read: ReadPictures,
): Promise<WithPictures> {
  const alone: WithPictures = { papers: hasWords(paper.blocks) ? [paper] : [], unread: [] };
  const isForm = holdsForm(paper);
  if (isForm && !PACKAGES.includes(kind)) return alone;
  try {
    const pages = await read(file.name, await picturesOf(file, kind));
    if (!isForm) return { papers: [{ ...pages, blocks: [...paper.blocks, ...pages.blocks] }], unread: [] };
    return holdsForm(pages) ? { papers: [paper, pages], unread: [] } : alone;
  } catch (error) {
    if (!(error instanceof UnreadableDocument) || alone.papers.length === 0) throw error;
    if (NOTHING_THERE.includes(error.reason)) return alone;
    return { ...alone, unread: [{ source: file.name, reason: error.reason, detail: error.detail }] };
  }
}

async function picturesOf(file: PackedFile, kind: FileKind): Promise<readonly Uint8Array[]> {
  const conversion = CONVERSIONS[kind];
  const pictures = packagePictures(conversion === undefined ? file.bytes : await convert(file.bytes, conversion));
  if (pictures.length === 0) throw new UnreadableDocument("no-text", "small pictures only");
  return pictures;
}

function holdsForm(paper: Paper): boolean {
  return segmentsOf(stripsOf(paper)).length > 0;
}
