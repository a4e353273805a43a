/** Pages of one form that came as separate photos, in any order: a page without a title goes on where another ends. */
import { formDefinition } from "../forms/definitions.ts";
import { hitIn } from "../forms/labels.ts";
import type { Hit } from "../forms/labels.ts";
import type { Paper } from "../forms/paper.ts";
import type { FormId, Language } from "../forms/reading.ts";
import { segmentsOf } from "../forms/segments.ts";
import { stripsOf } from "../forms/strips.ts";
import type { Strip } from "../forms/strips.ts";
import { titleAt } from "../forms/titles.ts";

type Kind = { readonly form: FormId; readonly language: Language };

type Photo = {
  readonly paper: Paper;
  readonly strips: readonly Strip[];
  /** The form that it ends with. */
  readonly last?: Kind;
  /** The forms that it may go on with; none where it has a title of its own. */
  readonly goesOn: readonly Kind[];
};

/** Papers of one page that go on with the form of exactly one other photo are put behind it; all others stay. */
export function joinPhotoPages(papers: readonly Paper[]): readonly Paper[] {
  const photos = papers.filter(isPhoto).map(photoOf);
  const heads = photos.filter((photo) => photo.goesOn.length === 0 && photo.last !== undefined);
  const placed = photos.flatMap((photo) => {
    const fitting = heads.filter(({ last }) => photo.goesOn.some((kind) => isSame(kind, last)));
    const [head] = fitting;
    return head?.last === undefined || fitting.length > 1
      ? []
      : [{ photo, head, at: firstRow(photo.strips, head.last) }];
  });
  const moved = new Set(placed.map(({ photo }) => photo.paper));
  return papers.flatMap((paper) => {
    if (moved.has(paper)) return [];
    const pages = placed.filter(({ head }) => head.paper === paper).toSorted((one, other) => one.at - other.at);
    return pages.length === 0
      ? [paper]
      : [
          withPages(
            paper,
            pages.map(({ photo }) => photo.paper),
          ),
        ];
  });
}

function isPhoto(paper: Paper): boolean {
  return paper.kind === "scan" && paper.flags.pages === 1;
}

function photoOf(paper: Paper): Photo {
  const strips = stripsOf(paper);
  const segments = segmentsOf(strips);
  const [first] = segments;
  const last = segments.at(-1);
  const hasTitle = strips.some((_, index) => titleAt(strips, index) !== undefined);
  const goesOn =
    first === undefined || hasTitle || segments.length > 1
      ? []
      : [first.form, ...first.rivals].map((form) => ({ form, language: first.language }));
  return { paper, strips, goesOn, ...(last !== undefined && { last: { form: last.form, language: last.language } }) };
}

function isSame(one: Kind, other: Kind | undefined): boolean {
  return one.form === other?.form && one.language === other.language;
}

/** Which printed row of the form the page begins with. */
function firstRow(strips: readonly Strip[], { form, language }: Kind): number {
  const hits = strips.flatMap(({ spots }) => spots.slice(0, 2).map((spot) => hitIn(spot.fold, form, language)));
  const rows = hits.map((hit) => (hit === undefined ? -1 : rowOf(hit, form)));
  return rows.find((row) => row >= 0) ?? Infinity;
}

function rowOf({ label }: Hit, form: FormId): number {
  return formDefinition(form).rows.findIndex(
    (row) =>
      row.row !== "header" &&
      row.field === label.field?.id &&
      (row.row === "field" || label.option === undefined || row.option === label.option.id),
  );
}

function withPages(paper: Paper, pages: readonly Paper[]): Paper {
  const blocks = [paper, ...pages].flatMap((each) => each.blocks);
  return { ...paper, blocks, flags: { ...paper.flags, pages: 1 + pages.length } };
}
