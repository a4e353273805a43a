/** What a publication needs besides the entries. */
import type { InLanguages } from "./public-entry.ts";

export type Officer = { readonly name: string; readonly phone: string; readonly email: string };

/** A form with the names of its files: the same form in several formats. */
export type ListedForm = {
  readonly title: InLanguages<string>;
  readonly files: InLanguages<readonly string[]>;
};

export type PublishContext = {
  /** The moment of this publication, ISO 8601; shown as "updated on" when the entries changed since the last one. */
  readonly updatedAt: string;
  /** The register's own address: where applications go. */
  readonly address: string;
  /** law:6 — the responsible officer. */
  readonly officer?: Officer | undefined;
  /** Blank forms of Appendix 2 by file name; they are published in `forms/`. */
  readonly forms?: ReadonlyMap<string, Uint8Array> | undefined;
  /** How those files belong together; without it the page lists them by name. */
  readonly formList?: readonly ListedForm[] | undefined;
  /** Publish no contacts of volunteers, group leaders, coordinators and organisers. */
  readonly hideContactsOfPersons?: boolean | undefined;
};
