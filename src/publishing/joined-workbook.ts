/** A workbook of the whole register that is being made: rows of chunks that did not change are taken as they are deflated. */
import { crc32 } from "node:zlib";
import type { Edition } from "./edition.ts";
import { oldPieces } from "./joined-file.ts";
import type { Joining, Piece } from "./joined-file.ts";
import type { OutputFolder } from "./output-folder.ts";
import type { Language } from "./public-entry.ts";
import { almatyDay, dayInWords, filled, WORDS } from "./words.ts";
import { deflatedRows, registerWorkbook } from "./workbook.ts";
import type { Deflated } from "./zip.ts";

/** Of deflated rows the length and check sum that a zip archive tells of what they hold. */
export type RowsPiece = Piece & { readonly plainLength?: number; readonly plainCrc?: number };

export function joinWorkbook(path: string, language: Language, edition: Edition, folder: OutputFolder): Joining {
  const known = edition.known?.joined[path];
  const old = oldPieces(folder.place(path), known);
  const rows: Deflated[] = [];
  return {
    add: (chunk, index) => {
      const bytes = old.take(index, chunk);
      const { plainLength, plainCrc } = known?.[index] ?? {};
      if (bytes !== undefined && plainLength !== undefined && plainCrc !== undefined) {
        rows.push({ bytes, plainLength, plainCrc });
      } else rows.push(deflatedRows(edition.entries(chunk.from, chunk.to), chunk.from, language));
    },
    finish: () => {
      const { bytes, rowsAt } = registerWorkbook(rows, edition.count, language, workbookNote(edition, language));
      const file = folder.open(path);
      try {
        for (const part of bytes) file.write(part);
        file.finish();
      } finally {
        file.close();
      }
      return { pieces: piecesOf(rows, rowsAt) };
    },
    close: old.close,
  };
}

function piecesOf(rows: readonly Deflated[], rowsAt: number): readonly RowsPiece[] {
  let at = rowsAt;
  return rows.map(({ bytes, plainLength, plainCrc }) => {
    const piece = { at, length: bytes.length, crc: crc32(bytes), plainLength, plainCrc };
    at += bytes.length;
    return piece;
  });
}

function workbookNote(edition: Edition, language: Language): string {
  const date = dayInWords(almatyDay(edition.context.updatedAt), language);
  return filled(WORDS[language].workbookNote, { date, count: edition.count });
}
