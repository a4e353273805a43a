export const FOLDED: Readonly<Record<string, string>>;
export function fold(text: string): string;
export function searchWords(text: string): string[];
