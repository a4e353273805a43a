/**
 * A paper: what every reader makes of every kind of document. Everything behind the readers knows only this.
 * Plain data (structured-cloneable), because readers run in a worker.
 */

/** A check box or tick that the document itself carries as such (content control, legacy field, form field, ink). */
export type Mark = "on" | "off";

/** A stretch of text with one look. `text` may be empty for a picture. */
export type Run = {
  readonly text: string;
  readonly underline?: true;
  readonly strike?: true;
  /** Highlight, shading or a border round the words. */
  readonly highlight?: true;
  readonly bold?: true;
  readonly mark?: Mark;
  /** A picture, drawing or ink stands here (a scanned signature, say). */
  readonly picture?: true;
  /** 0…1; absent = read from a text layer, certain. */
  readonly confidence?: number;
};

export type Paragraph = {
  readonly kind: "paragraph";
  readonly runs: readonly Run[];
  /** Automatic numbering that is not in the text: "1)". */
  readonly number?: string;
  readonly page?: number;
};

export type Cell = {
  /** Grid column, from 0. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** The lower part of a vertically merged cell. Has no blocks of its own. */
  readonly continued?: true;
  readonly blocks: readonly Block[];
  /** Share (0…1) of dark pixels inside the cell, scans only. */
  readonly ink?: number;
};

export type Row = { readonly cells: readonly Cell[]; readonly page?: number };

export type Table = {
  readonly kind: "table";
  readonly rows: readonly Row[];
  /** Sheet name. */ readonly name?: string;
};

/** A text box: words that stand beside the flow of the text. */
export type Box = { readonly kind: "box"; readonly blocks: readonly Block[] };

export type Block = Paragraph | Table | Box;

export type PaperKind = "docx" | "odt" | "rtf" | "doc" | "xlsx" | "ods" | "xls" | "pdf" | "scan" | "text";

/** What a reader noticed and a person may want to know. Counts; absent = 0. */
export type Flags = {
  readonly pictures?: number;
  /** Drawn shapes: an ellipse round a word can't be read as a choice. */
  readonly shapes?: number;
  readonly insertions?: number;
  readonly deletions?: number;
  readonly hidden?: number;
  readonly placeholders?: number;
  /** Parts that were not read (altChunk, embedded objects). */
  readonly unreadParts?: number;
  readonly pages?: number;
  /** A digital signature of the file (CMS, PDF, OOXML) was seen; not verified. */
  readonly signatures?: number;
};

export type Paper = {
  readonly kind: PaperKind;
  /** File name as shown to people; the path inside an archive after " › ". */
  readonly source: string;
  readonly blocks: readonly Block[];
  readonly flags: Flags;
};

/** Why a file could not be read; the letter says it in words, with what to send instead. */
export type UnreadReason =
  | "encrypted"
  | "damaged"
  | "empty"
  | "no-text"
  | "unknown-kind"
  | "too-large"
  | "macros"
  | "timeout"
  | "memory"
  | "converter-missing"
  | "ocr-missing"
  | "archive-unsupported"
  | "cloud-link";

export type Unread = { readonly source: string; readonly reason: UnreadReason; readonly detail?: string };

/** The text of a run list, nothing folded. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("");
}
