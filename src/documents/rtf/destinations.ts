/** Where the text of a group goes (RTF 1.9.1, "Destinations"). */

/** Groups that hold no text of the document. Any other group that begins with `\*` is left out as well. */
export const SKIPPED: ReadonlySet<string> = new Set([
  "colorschememapping",
  "datastore",
  "stylesheet",
  "info",
  "objdata",
  "themedata",
  "latentstyles",
  "listtable",
  "listoverridetable",
  "rsidtbl",
  "revtbl",
  "generator",
  "xmlnstbl",
  "header",
  "headerl",
  "headerr",
  "headerf",
  "footer",
  "footerl",
  "footerr",
  "footerf",
  "footnote",
  "annotation",
  "atnid",
  "atnauthor",
  "bkmkstart",
  "bkmkend",
  "nonshppict",
  "nonesttables",
  "mmathPr",
  "pgptbl",
  "sn",
  "filetbl",
]);

/** Groups that begin with `\*` and hold something to read all the same. */
export const READ_STARRED: ReadonlySet<string> = new Set([
  "shppict",
  "fldinst",
  "formfield",
  "shpinst",
  "nesttableprops",
  "ffl",
  "pn",
]);
