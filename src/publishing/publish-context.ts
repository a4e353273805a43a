/** What a publication needs besides the entries. */
export type Officer = { readonly name: string; readonly phone: string; readonly email: string };

export type PublishContext = {
  /** The moment of this publication, ISO 8601; shown as "updated on" when the entries changed since the last one. */
  readonly updatedAt: string;
  /** The register's own address: where applications go. */
  readonly address: string;
  /** law:6 — the responsible officer. */
  readonly officer?: Officer | undefined;
  /** Blank forms of Appendix 2 by file name; they are published in `forms/`. */
  readonly forms?: ReadonlyMap<string, Uint8Array> | undefined;
  /** Publish no contacts of volunteers, group leaders, coordinators and organisers. */
  readonly hideContactsOfPersons?: boolean | undefined;
};
