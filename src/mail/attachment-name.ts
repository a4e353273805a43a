/** What a file is called before people: their word is kept, nothing of it can mislead a terminal, a page or a disk. */

const LONGEST = 120;

const EXTENSIONS: Readonly<Record<string, string>> = {
  "application/pdf": ".pdf",
  "application/msword": ".doc",
  "application/rtf": ".rtf",
  "text/rtf": ".rtf",
  "application/vnd.ms-excel": ".xls",
  "application/vnd.oasis.opendocument.text": ".odt",
  "application/vnd.oasis.opendocument.spreadsheet": ".ods",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
  "application/zip": ".zip",
  "application/ms-tnef": ".dat",
  "application/pkcs7-mime": ".p7m",
  "application/pkcs7-signature": ".p7s",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/gif": ".gif",
  "image/tiff": ".tif",
  "image/heic": ".heic",
  "message/rfc822": ".eml",
  "text/calendar": ".ics",
  "text/html": ".html",
  "text/plain": ".txt",
};

/** @param index from 1, for a file that came without a name. Both ends of a long name stay: the extension tells what it is. */
export function attachmentName(given: string | undefined, contentType: string, index: number): string {
  const cleaned = shortened(clean(percentDecoded(given ?? "")));
  return cleaned === "" ? `attachment-${index}${EXTENSIONS[contentType] ?? ".bin"}` : cleaned;
}

function clean(name: string): string {
  return name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, "")
    .replace(/^.*[/\\]/, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+$/, "")
    .trim();
}

function shortened(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LONGEST) return name;
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? "";
  return characters.slice(0, LONGEST - extension.length).join("") + extension;
}

/** Some web mail writes a name as in an address: `%D0%A1…`. Plain text with a per cent sign in it stays. */
function percentDecoded(name: string): string {
  if (!/%[89a-f][0-9a-f]/i.test(name)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
