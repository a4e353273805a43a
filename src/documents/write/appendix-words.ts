/** What Appendix 2 prints round its forms and inside the application, beside the labels that `data/forms/` holds. */
import type { InBothLanguages } from "../../forms/definition.ts";

/** The block in the upper right corner, line by line. */
export const APPENDIX_BLOCK: InBothLanguages<readonly string[]> = {
  kk: ["Волонтерлік қызметті есепке", "алу тізілімін жүргізу жөніндегі", "Қағидаларына", "2-қосымша"],
  ru: ["Приложение 2", "к Правилам ведения реестра", "учета волонтерской деятельности"],
};

export const FORM_WORD: InBothLanguages<string> = { kk: "Нысан", ru: "Форма" };

/** Between the last two applicant types: "үйлестіруші және ұйымдастырушы". */
export const AND: InBothLanguages<string> = { kk: " және ", ru: " и " };

export const BLANK_LINE = "________________________________";

export const BLANK_DATE: InBothLanguages<string> = {
  kk: '20___ жылғы "__" ___________',
  ru: '"__" ___________ 20___ года',
};
