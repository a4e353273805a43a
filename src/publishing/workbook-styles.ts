/** The looks of the workbook: a sober table in Times New Roman, as official papers are set. */

/** Places in `cellXfs` below. A cell whose text begins like a formula takes its style + `quoted` (Excel's quotePrefix). */
export const STYLE_IDS = {
  title: 1,
  note: 2,
  heading: 3,
  number: 4,
  entryNumber: 5,
  text: 6,
  terminated: 7,
  quoted: 2,
} as const;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const FONTS = [font(10), font(14, "<b/>"), font(9, "", "FF595959"), font(9, "<b/>"), font(9), font(10, "", "FF6B6B6B")];
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF0"/></patternFill></fill>',
];
const SIDES = ["left", "right", "top", "bottom"].map(
  (side) => `<${side} style="thin"><color rgb="FF8A9599"/></${side}>`,
);
const BORDERS = ["<border><left/><right/><top/><bottom/></border>", `<border>${SIDES.join("")}</border>`];

const CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const TOP_CENTRE = '<alignment horizontal="center" vertical="top"/>';
const TOP = '<alignment vertical="top" wrapText="1"/>';
const LOOKS = [
  look(0, 0, 0, ""),
  look(1, 0, 0, CENTRE),
  look(2, 0, 0, '<alignment horizontal="center" vertical="top" wrapText="1"/>'),
  look(3, 2, 1, CENTRE),
  look(4, 2, 1, '<alignment horizontal="center" vertical="center"/>'),
  look(0, 0, 1, TOP_CENTRE),
  look(0, 0, 1, TOP),
  look(5, 0, 1, TOP),
  look(0, 0, 1, TOP, ' quotePrefix="1"'),
  look(5, 0, 1, TOP, ' quotePrefix="1"'),
];

export const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="${FONTS.length}">${FONTS.join("")}</fonts>` +
  `<fills count="${FILLS.length}">${FILLS.join("")}</fills><borders count="${BORDERS.length}">${BORDERS.join("")}</borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="${LOOKS.length}">${LOOKS.join("")}</cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function font(size: number, bold = "", colour = "FF1A1A1A"): string {
  return `<font>${bold}<sz val="${size}"/><color rgb="${colour}"/><name val="Times New Roman"/><family val="1"/></font>`;
}

function look(fontId: number, fillId: number, borderId: number, alignment: string, more = ""): string {
  return (
    `<xf numFmtId="0" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"${more} ` +
    `applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
  );
}
