/** Documents whose pictures can be had: they may be pages. */
import type { Paper } from "../forms/paper.ts";
import type { Conversion } from "./converter.ts";
import type { FileKind } from "./sniff.ts";

export const PACKAGES: readonly FileKind[] = ["docx", "xlsx", "odt", "ods"];
/** LibreOffice makes packages of these. */
export const CONVERSIONS: Readonly<Partial<Record<FileKind, Conversion>>> = {
  doc: { extension: "doc", filter: "MS Word 97", to: "docx" },
  rtf: { extension: "rtf", filter: "Rich Text Format", to: "docx" },
};
/** Does a person see pictures in it that may be pages? */
export function mayHoldPages(kind: FileKind, paper: Paper): boolean {
  return (paper.flags.pictures ?? 0) > 0 && (PACKAGES.includes(kind) || CONVERSIONS[kind] !== undefined);
}
