/** A calendar day in Asia/Almaty, `YYYY-MM-DD`, that exists. Compares as text. */
export type PlainDate = string & { readonly __brand: "PlainDate" };

/** A moment, ISO 8601 in UTC with milliseconds and `Z`. Compares as text. */
export type Instant = string & { readonly __brand: "Instant" };
