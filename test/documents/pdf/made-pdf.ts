/** A pdf from page contents, with one font (F1, Helvetica); for tests. Coordinates are pdf's own: y grows upwards. */
export type MadePage = { readonly content: string; readonly rotate?: number; readonly annotations?: readonly string[] };

export function madePdf(
  pages: readonly MadePage[],
  image?: { readonly width: number; readonly height: number },
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  add("<</Type/Catalog/Pages 2 0 R>>");
  const kids = pages.map((_, index) => `${5 + 2 * index} 0 R`).join(" ");
  add(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  const { width = 1, height = 1 } = image ?? {};
  add(
    stream(
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8`,
      "0".repeat(width * height),
    ),
  );
  for (const { content, rotate = 0, annotations = [] } of pages) {
    const resources = "/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>";
    const notes = annotations.length === 0 ? "" : `/Annots[${annotations.join(" ")}]`;
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate ${rotate}${resources}${notes}/Contents ${objects.length + 2} 0 R>>`,
    );
    add(stream("", content));
  }
  return written(objects);
}

function stream(entries: string, data: string): string {
  return `<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`;
}

function written(objects: readonly string[]): Uint8Array {
  let file = "%PDF-1.7\n";
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF`;
  return Buffer.from(file, "latin1");
}

/** Words at a place. */
export function words(x: number, y: number, text: string, size = 12): string {
  return `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
}

/** The borders of a grid, stroked. */
export function ruled(xs: readonly number[], ys: readonly number[]): string {
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const along = ys.map((y) => `${left} ${y} m ${right} ${y} l S\n`);
  const across = xs.map((x) => `${x} ${bottom} m ${x} ${top} l S\n`);
  return [...along, ...across].join("");
}
