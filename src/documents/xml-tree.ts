/** XML as a tree, for documents that are read by shape. Depth is limited by the scanner, so recursion is safe. */
import { attribute, scanXml } from "./xml.ts";
import type { Namespaces } from "./xml.ts";

export type XmlElement = {
  readonly name: string;
  /** Raw; ask `attributeOf`. */
  readonly attributes: string;
  readonly children: readonly XmlNode[];
};

export type XmlNode = XmlElement | string;

const TREE_LIMITS = { depth: 256, elements: 600_000 };

/** Parses `xml` into a root element whose only child element is the document's. Throws UnreadableDocument. */
export function parseXml(xml: string, namespaces: Namespaces): XmlElement {
  const root = { name: "", attributes: "", children: [] as XmlNode[] };
  const open = [root];
  const top = (): { readonly children: XmlNode[] } => open.at(-1) ?? root;
  scanXml(
    xml,
    namespaces,
    {
      open: (name, attributes) => {
        const element = { name, attributes, children: [] };
        top().children.push(element);
        open.push(element);
      },
      close: () => void open.pop(),
      text: (text) => void top().children.push(text),
    },
    TREE_LIMITS,
  );
  return root;
}

export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return element === undefined ? undefined : attribute(element.attributes, name);
}

export function elementsOf(element: XmlElement | undefined): readonly XmlElement[] {
  return element === undefined ? [] : element.children.filter((child) => typeof child !== "string");
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return elementsOf(element).filter((child) => child.name === name);
}

/** Every element of that name below `element`, in document order. */
export function descendantsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

/** All text below `node`, nothing folded. */
export function deepText(node: XmlNode): string {
  return typeof node === "string" ? node : node.children.map(deepText).join("");
}
