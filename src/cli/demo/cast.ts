/** The demo's story: who writes what and when, and which letters must follow. Everybody here is invented. */
import type { MailAttachment, MailClient } from "../../../fixtures/mail.ts";
import { iin, wrongCheckDigit } from "../../../fixtures/numbers.ts";
import { ASEL, DAUREN, INKAR, MARIA, NURLAN, WITH_PROGRAMME } from "../../../fixtures/people.ts";
import type { Person } from "../../../fixtures/invent.ts";
import { disagrees, empty, impossible, leftOut, unsigned } from "../../../fixtures/slips.ts";
import { recipe } from "../../../fixtures/submission.ts";
import type { Order } from "../../../fixtures/submission.ts";
import type { LetterKind } from "../../cases/letter-order.ts";

export type Correspondent = { readonly name: string; readonly address: string };

export type WrittenMail = {
  readonly who: Correspondent;
  readonly client: MailClient;
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly MailAttachment[];
  /** An answer to the newest letter of this kind that the writer got from us. */
  readonly answers?: LetterKind;
  readonly headers?: readonly (readonly [string, string])[];
};

export type Act = {
  /** ISO 8601, Almaty time. */
  readonly at: string;
  /** What the act shows, for the person who watches. */
  readonly shows: string;
  /** Absent: only time passes. */
  readonly mail?: WrittenMail;
  /** Every letter that must arrive because of it. Empty: nobody may get one. */
  readonly expects: readonly { readonly to: string; readonly kind: LetterKind }[];
};

export const REGISTER: Correspondent = { name: "Tizilim", address: "tizilim@register.example.kz" };
export const STAFF: Correspondent = { name: "Жауапты қызметкер", address: "officer@register.example.kz" };

const DIGEST = { to: STAFF.address, kind: "digest" } as const;

const asel = { name: "Әсел Қожахметова", address: "asel.k@example.kz" };
const qamqor = { name: "«Қамқор қолдар» қоғамдық қоры", address: "info@qamqor.example.kz" };
const maria = { name: "Мария Сергеева", address: "m.sergeeva@example.kz" };
const inkar = { name: "Іңкәр Жүнісова", address: "inkar@example.kz" };
const nurlan = { name: "Нұрлан Төлеуғазы", address: "nurlan.t@example.kz" };
const dauren = { name: "Даурен Нурпеисов", address: "dauren@example.kz" };
const gulnar = { name: "Гүлнар", address: "gulnar@example.kz" };
const oleg = { name: "Олег Пак", address: "pak.oleg@example.kz" };

const MARIAS_SLIPS = [
  empty("application", "kk", "phone"),
  empty("volunteer", "kk", "residence"),
  impossible("volunteer", "ru", "iin", wrongCheckDigit(iin("1995-02-14", "woman", 9103))),
  disagrees("volunteer", "roles", { said: "choices", value: [1] }),
];

const ASEL_MOVED: Person = {
  ...ASEL,
  forms: {
    volunteer: {
      ...ASEL.forms.volunteer,
      contacts: { said: "contacts", ways: { phones: ["+77000000177"], emails: [asel.address] } },
    },
  },
};

export const ACTS: readonly Act[] = [
  {
    at: "2026-10-22T09:00:00+05:00",
    shows: "the working day begins: the digest for staff",
    expects: [DIGEST],
  },
  {
    at: "2026-10-22T09:58:00+05:00",
    shows: "a volunteer; Kazakh and Russian, complete",
    mail: written(
      asel,
      "gmail",
      "Тізілімге енгізу туралы өтініш",
      "Сәлеметсіз бе! Өтініш пен сауалнаманы жолдап отырмын.",
      {
        attachments: papers(ASEL),
      },
    ),
    expects: [{ to: asel.address, kind: "accepted" }],
  },
  {
    at: "2026-10-22T10:07:00+05:00",
    shows: "an organisation with a programme of its own, all in one file",
    mail: written(qamqor, "outlook", "Заявление в реестр", "Добрый день! Документы во вложении.", {
      attachments: papers(WITH_PROGRAMME, { packing: "one" }),
    }),
    expects: [{ to: qamqor.address, kind: "accepted" }],
  },
  {
    at: "2026-10-22T10:15:00+05:00",
    shows: "a volunteer who left rows empty and mistyped others",
    mail: written(maria, "mailru", "заявка волонтера", "Здравствуйте, отправляю анкету.", {
      attachments: papers(MARIA, { slips: MARIAS_SLIPS }),
    }),
    expects: [{ to: maria.address, kind: "refine" }],
  },
  {
    at: "2026-10-22T10:31:00+05:00",
    shows: "a group without its members, unsigned; they will never answer",
    mail: written(inkar, "apple", "Еріктілер тобы", "Армысыздар! Тобымызды тіркеуді сұраймын.", {
      attachments: papers(INKAR, { slips: [empty("group", "both", "members"), unsigned("both")] }),
    }),
    expects: [{ to: inkar.address, kind: "refine" }],
  },
  {
    at: "2026-10-22T11:02:00+05:00",
    shows: "a coordinator who typed the forms anew, without tables",
    mail: written(nurlan, "gmail", "Үйлестіруші", "Құжаттарым қоса беріліп отыр.", {
      attachments: papers(NURLAN, { manner: { layout: "retyped", dialect: "libre" } }),
    }),
    expects: [{ to: nurlan.address, kind: "accepted" }],
  },
  {
    at: "2026-10-22T11:20:00+05:00",
    shows: "an organiser, with an old mail program that writes windows-1251",
    mail: written(dauren, "raw-windows-1251", "Заявление организатора", "Прошу включить меня в реестр.", {
      attachments: papers(DAUREN, { manner: { choose: "list-tick" } }),
    }),
    expects: [{ to: dauren.address, kind: "accepted" }],
  },
  {
    at: "2026-10-22T12:05:00+05:00",
    shows: "a question, and nothing attached",
    mail: written(gulnar, "gmail", "Сұрақ", "Сәлеметсіз бе! Волонтер болып қалай тіркеледі? Қандай құжат керек?"),
    expects: [{ to: gulnar.address, kind: "help" }],
  },
  {
    at: "2026-10-22T12:06:00+05:00",
    shows: "a robot: answering it would never end",
    mail: written(qamqor, "outlook", "Автоответ: я в отпуске", "Нахожусь в отпуске до 2 ноября.", {
      answers: "accepted",
      headers: [["Auto-Submitted", "auto-replied"]],
    }),
    expects: [],
  },
  {
    at: "2026-10-22T14:40:00+05:00",
    shows: "a file that nobody can read: a person must look",
    mail: written(oleg, "mailru", "документы", "Добрый день, документы группы во вложении.", {
      attachments: [{ name: "анкета группы.docx", bytes: new Uint8Array() }],
    }),
    expects: [
      { to: oleg.address, kind: "received" },
      { to: STAFF.address, kind: "staff" },
    ],
  },
  {
    at: "2026-10-23T09:00:00+05:00",
    shows: "the next working day",
    expects: [DIGEST],
  },
  {
    at: "2026-10-23T09:40:00+05:00",
    shows: "the volunteer of yesterday, with only what was corrected",
    mail: written(maria, "mailru", "", "Исправила, посмотрите, пожалуйста.", {
      answers: "refine",
      attachments: papers(MARIA, { packing: "forms", slips: [leftOut("application", "ru")] }),
    }),
    expects: [{ to: maria.address, kind: "accepted" }],
  },
  {
    at: "2026-10-23T16:10:00+05:00",
    shows: "a change within ten working days: a new telephone number",
    mail: written(asel, "gmail", "Телефоным өзгерді", "Жаңартылған сауалнамам қоса беріліп отыр.", {
      attachments: papers(ASEL_MOVED),
    }),
    expects: [{ to: asel.address, kind: "updated" }],
  },
  {
    at: "2026-10-28T09:00:00+05:00",
    shows: "the group's last day begins; 26 October was a moved day off and did not count",
    expects: [DIGEST, { to: inkar.address, kind: "reminder" }],
  },
  {
    at: "2026-10-29T09:00:00+05:00",
    shows: "the last day is over, the mailbox read through, and nothing came",
    expects: [DIGEST, { to: inkar.address, kind: "refused" }],
  },
  {
    at: "2026-10-29T10:30:00+05:00",
    shows: "a notice of ending in free form",
    mail: written(
      dauren,
      "raw-windows-1251",
      "Реестр",
      "Прошу исключить меня из реестра, деятельность организатора прекращаю.",
    ),
    expects: [{ to: dauren.address, kind: "terminated" }],
  },
];

function written(
  who: Correspondent,
  client: MailClient,
  subject: string,
  body: string,
  rest: Partial<WrittenMail> = {},
): WrittenMail {
  return { who, client, subject, body, attachments: [], ...rest };
}

function papers(person: Person, order: Order = {}): readonly MailAttachment[] {
  return recipe(`demo/${person.key}`, person, order).files;
}
