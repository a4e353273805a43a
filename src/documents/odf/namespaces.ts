import type { Namespaces } from "../xml.ts";

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

/** OpenDocument's namespaces and those of LibreOffice's additions. */
export const ODF_NAMESPACES: Namespaces = new Map([
  [`${OASIS}:office:1.0`, "office"],
  [`${OASIS}:text:1.0`, "text"],
  [`${OASIS}:table:1.0`, "table"],
  [`${OASIS}:style:1.0`, "style"],
  [`${OASIS}:drawing:1.0`, "draw"],
  [`${OASIS}:form:1.0`, "form"],
  ["urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"],
  ["urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0", "field"],
]);
