/** A document that is a zip of named parts: OOXML with relationships (ISO/IEC 29500-2), or OpenDocument. */
import { damaged } from "./reading-error.ts";
import { decodeXml } from "./xml-text.ts";
import { attributeOf, descendantsOf, parseXml } from "./xml-tree.ts";
import type { Namespaces } from "./xml.ts";
import { openZip } from "./zip.ts";
import type { ZipEntry } from "./zip.ts";

export type Package = {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** The part's text, or `undefined` where there is no such part. */
  readonly text: (name: string) => string | undefined;
  /** The part as it is, or `undefined` where there is no such part. */
  readonly bytes: (name: string) => Uint8Array | undefined;
};

export type Relationship = { readonly id: string; readonly type: string; readonly target: string };

const RELATIONSHIPS: Namespaces = new Map([["http://schemas.openxmlformats.org/package/2006/relationships", "rel"]]);

/** Opens a document package. Two parts of one name are refused: readers disagree on which of them counts. */
export function openPackage(bytes: Uint8Array): Package {
  const zip = openZip(bytes);
  const parts = new Map<string, ZipEntry>();
  for (const entry of zip.entries) {
    const name = partName(entry);
    if (parts.has(name)) throw damaged("two parts of one name");
    parts.set(name, entry);
  }
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    text: (name) => {
      const entry = parts.get(name);
      return entry === undefined ? undefined : decodeXml(zip.read(entry));
    },
    bytes: (name) => {
      const entry = parts.get(name);
      return entry === undefined ? undefined : zip.read(entry);
    },
  };
}

function partName(entry: ZipEntry): string {
  return entry.nameBytes
    .toString(entry.utf8 ? "utf8" : "latin1")
    .replaceAll("\\", "/")
    .replace(/^\/+/, "");
}

/** The internal relationships of a part ("" = of the package), targets made absolute. */
export function relationshipsOf(pack: Package, part: string): readonly Relationship[] {
  const text = pack.text(part.replace(/([^/]*)$/, "_rels/$1.rels"));
  if (text === undefined) return [];
  return descendantsOf(parseXml(text, RELATIONSHIPS), "rel:Relationship")
    .filter((element) => attributeOf(element, "TargetMode") !== "External")
    .map((element) => ({
      id: attributeOf(element, "Id") ?? "",
      type: attributeOf(element, "Type") ?? "",
      target: resolveTarget(part, attributeOf(element, "Target") ?? ""),
    }));
}

/** The target of the first relationship of that type; the end of the type's address is the same in strict OOXML. */
export function targetOf(relationships: readonly Relationship[], type: string): string | undefined {
  return relationships.find((relationship) => relationship.type.endsWith(`/${type}`))?.target;
}

/** Digital signatures of an OOXML package: seen, not verified. */
export function countSignatures(pack: Package): number {
  return pack.names.filter((name) => /^_xmlsignatures\/[^/]+\.xml$/i.test(name)).length;
}

function resolveTarget(part: string, target: string): string {
  const folders = target.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") folders.pop();
    else if (step !== "." && step !== "") folders.push(step);
  }
  return folders.join("/");
}
