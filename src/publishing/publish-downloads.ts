/** The four files that hold the whole register, made side by side, so that each chunk is read once. */
import type { Chunk } from "./chunk.ts";
import type { Edition } from "./edition.ts";
import { joinFile } from "./joined-file.ts";
import type { Joining } from "./joined-file.ts";
import { joinWorkbook } from "./joined-workbook.ts";
import type { OutputFolder } from "./output-folder.ts";
import { PUBLIC_LANGUAGES } from "./public-entry.ts";
import type { PublishedState } from "./published-state.ts";
import { CSV_FRAME, csvLines } from "./register-csv.ts";
import { jsonLines, registerJsonFrame } from "./register-json.ts";

const JSON_PATH = "register.json";

export type Downloads = {
  readonly add: (chunk: Chunk, index: number) => void;
  readonly finish: () => FinishedDownloads;
  readonly close: () => void;
};

export type FinishedDownloads = Pick<PublishedState, "joined" | "files" | "sha256">;

/** Files that are in their place and hold this very content are left alone. */
export function openDownloads(edition: Edition, folder: OutputFolder): Downloads {
  const joinings = new Map<string, Joining>();
  const join = (path: string, make: () => Joining): void => {
    if (edition.known?.files[path] !== edition.content || !folder.has(path)) joinings.set(path, make());
  };
  join("register.csv", () => joinFile("register.csv", CSV_FRAME, csvLines, edition, folder));
  for (const language of PUBLIC_LANGUAGES) {
    const path = `register.${language}.xlsx`;
    join(path, () => joinWorkbook(path, language, edition, folder));
  }
  const frame = registerJsonFrame(edition.context.updatedAt);
  join(JSON_PATH, () => joinFile(JSON_PATH, frame, jsonLines, edition, folder));
  return {
    add: (chunk, index) => joinings.forEach((joining) => joining.add(chunk, index)),
    finish: () => finished(joinings, edition),
    close: () => joinings.forEach((joining) => joining.close()),
  };
}

function finished(joinings: ReadonlyMap<string, Joining>, edition: Edition): FinishedDownloads {
  const joined = { ...edition.known?.joined };
  let sha256 = edition.known?.sha256 ?? "";
  for (const [path, joining] of joinings) {
    const end = joining.finish();
    joined[path] = end.pieces;
    sha256 = end.sha256 ?? sha256;
  }
  const paths = ["register.csv", ...PUBLIC_LANGUAGES.map((language) => `register.${language}.xlsx`), JSON_PATH];
  return { joined, files: Object.fromEntries(paths.map((path) => [path, edition.content])), sha256 };
}
