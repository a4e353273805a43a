/**
 * law:13 – ending by a free-form notice, in Kazakh or Russian, with or without the special letters, in Cyrillic or Latin.
 * Also the other plain wishes that people write without a form. Anything short of certain is `unclear` and goes to a person.
 */
import { sentencesOf } from "./sentences.ts";
import type { Sentence } from "./sentences.ts";

/** What the words of a letter ask for. */
export type Wish = "termination" | "withdrawal" | "erasure" | "correction" | "unclear" | "none";

type Pattern = { readonly wish: Exclude<Wish, "unclear" | "none">; readonly words: RegExp };

/**
 * Written on folded text: Kazakh letters are their Russian neighbours (қ→к, ғ→г, ң→н, ү,ұ→у, ө→о, ә→а, і→и), ё is е.
 * The activity or the register must be named beside the verb: "прекращаю" alone may be anything.
 */
const PATTERNS: readonly Pattern[] = [
  {
    wish: "erasure",
    words:
      /(удал|сотр|уничтож)\S* .{0,30}(персональн|личн|мои) ?\S* ?(данн|сведен)|(персональн|личн)\S* (данн|сведен)\S* .{0,25}(удал|сотр|уничтож)/,
  },
  {
    wish: "erasure",
    words:
      /(отзыва|отозва|отзов)\S* .{0,30}согласи|(деректер|малимет)\S* .{0,25}(жои|ошир)|келисим\S* .{0,20}(каитар|кери)/,
  },
  {
    wish: "withdrawal",
    words:
      /(отзыва|отозва|отзов|забрать|забира|аннулир|снима)\S* .{0,30}(заявлени|заявк|анкет)|(заявлени|заявк)\S* .{0,40}(не рассматрива|отозва|отзыва|аннулир|снять)/,
  },
  { wish: "withdrawal", words: /(арыз|отиниш|отиним)\S* .{0,30}(каитар|кери ал|карама|токтат|токтат)/ },
  {
    wish: "termination",
    words:
      /(прекра|заверш|оконч|останов)\S* .{0,60}(волонтер|добровол|деятельност|участи)|(волонтер|добровол)\S* .{0,40}(прекра|заверш|окончи|останов)/,
  },
  {
    wish: "termination",
    words:
      /(исключ|убра|убер|удал|вычеркн|снять|сними|снимит)\S* .{0,50}(реестр|учет)|(из реестра|с учета) .{0,40}(исключ|убра|убер|удал|вычеркн|снять|сними)/,
  },
  {
    wish: "termination",
    words:
      /(больше|более) не (занима|буду|являюсь|участву|могу|осуществля|работа)\S* .{0,40}(волонтер|добровол)|(выхожу|выити|ухожу|вышл?а?) из (реестра|волонтер)\S*/,
  },
  { wish: "termination", words: /(ликвидирован|прекратил\S* (свое )?(существование|деятельност))/ },
  {
    wish: "termination",
    words: /(волонтер|ерикти|еркти|кызмет)\S* .{0,50}токтат|токтат\S* .{0,40}(волонтер|ерикти|кызмет)/,
  },
  {
    wish: "termination",
    words:
      /(тизилим|реестр)\S* .{0,40}(шыгар|алып таста|оширип?|ошир)|(тизилим|реестр)\S*(нен|нан|ден) .{0,20}(шыг|кет)/,
  },
  {
    wish: "termination",
    words:
      /(енди|будан былаи|будан былаи) .{0,40}(волонтер|ерикти)\S* (емес|болмаи)|(волонтер|ерикти)\S* .{0,20}(емеспин|болмаимын)/,
  },
  {
    wish: "correction",
    words:
      /(измен|смен|поменя|исправ|обнов|замен)\S* .{0,50}(телефон|номер|почт|адрес|контакт|фамили|руководител|данн|email|e-mail|имя|анкет|саит)/,
  },
  {
    wish: "correction",
    words:
      /(телефон|номер|почт|адрес|контакт|фамили|руководител|данн|email|e-mail|саит)\S* .{0,40}(измени|смени|поменя|исправ|обнов|замени)/,
  },
  {
    wish: "correction",
    words: /(телефон|номир|пошта|мекенжаи|баиланыс|деректер|малимет|тег|басшы)\S* .{0,40}(озгер|ауыс|тузет|жанарт)/,
  },
];

/** Negated: "не прекращаю", "не исключайте", "тоқтатпаймын", "шығармаңыз", "тоқтатқым келмейді". */
const NEGATED = starting(
  "не (хоч|хот|собира|буд|намер|прош|планир|прекра|заверш|исключ|удал|убир|убер|останов|снима|отзыв|измен|мен)",
  "токтатпа|шыгарма|оширме|каитарма|токтамаи|токталма|токтаткым кел(меи|мес)|шыккым кел(меи|мес)",
  "ниетим жок|оиым жок|без прекращ",
);

/** Asked: "как прекратить …", "можно ли …", "қалай …", "… бола ма". */
const ASKED = whole(
  "как|можно ли|каким образом|что нужно|что надо|подскажите|возможно ли|кто может|когда можно|калаи|болама|бола ма|бола ме",
  "кандаи|калаиша|керек пе|мумкин бе",
);

/** Supposed, of the future, or of somebody else: "если прекращу", "егер тоқтатсам", "мой друг прекращает". */
const SUPPOSED = starting(
  "если |в случае |когда-нибуд|возможно|может быть|допустим|планирую|подум|егер |мумкин|кеиин |сосын ",
  "токтатсам|токтатсак|токтатса |друг |подруг|сосед|знаком|коллег|брат|сестр|досым|корши",
);

/** The stems at the beginning of a word: `\b` knows no Cyrillic. */
function starting(...stems: readonly string[]): RegExp {
  return new RegExp(`(?<![а-я])(?:${stems.join("|")})`);
}

/** The words, whole. */
function whole(...words: readonly string[]): RegExp {
  return new RegExp(`(?<![а-я])(?:${words.join("|")})(?![а-я])`);
}

/** The wish of a text in the applicant's own words (quotations of earlier letters taken out). */
export function wishIn(text: string): Wish {
  const spoken = sentencesOf(text).flatMap(spokenWish);
  const firm = new Set(spoken.filter((said) => said.firm).map((said) => said.wish));
  const wavering = spoken.some((said) => !said.firm);
  const [only] = firm;
  if (only === undefined) return "none";
  if (firm.has("erasure")) return "erasure";
  return firm.size === 1 && !wavering ? only : "unclear";
}

/** The wish of one sentence on the skeleton alphabet, whether firm or not. */
export function wishOf(folded: string): Pattern["wish"] | undefined {
  return PATTERNS.find((pattern) => pattern.words.test(folded))?.wish;
}

type Spoken = { readonly wish: Pattern["wish"]; readonly firm: boolean };

function spokenWish(sentence: Sentence): readonly Spoken[] {
  const wish = wishOf(sentence.folded);
  if (!wish) return [];
  const firm = !sentence.asks && ![NEGATED, ASKED, SUPPOSED].some((pattern) => pattern.test(sentence.folded));
  return [{ wish, firm }];
}
