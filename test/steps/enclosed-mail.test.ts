import { afterAll, describe, expect, it } from "vitest";
import { RECIPES } from "../../fixtures/recipes.ts";
import { plainDate } from "../../src/calendar/plain-date.ts";
import { openSandbox } from "../../src/documents/sandbox.ts";
import { readDocuments } from "../../src/steps/read-documents.ts";
import { storedZip } from "../documents/stored-zip.ts";

const FORM = RECIPES.find(({ name }) => name === "packing/one/asel")?.files[0]?.bytes ?? Buffer.alloc(0);
const TODAY = plainDate("2026-10-20");

function mail(name: string, content: Uint8Array): Buffer {
  const lines = [
    "From: asel@example.kz",
    "To: clerk@example.kz",
    "Subject: Fwd",
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=edge",
    "",
    "--edge",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Сәлеметсіз бе!",
    "--edge",
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    "Content-Transfer-Encoding: base64",
    "",
    ...(Buffer.from(content)
      .toString("base64")
      .match(/.{1,76}/g) ?? []),
    "--edge--",
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

describe("a message that came as a file", () => {
  const sandbox = openSandbox();
  afterAll(() => sandbox.close());

  const read = async (name: string, bytes: Buffer) =>
    (await readDocuments([{ name, bytes }], [], TODAY, sandbox)).submission;

  it("in an archive: what is attached to it counts", async () => {
    const submission = await read("a.zip", storedZip({ "хат.eml": mail("form.docx", FORM) }));
    expect(submission.forms.map(({ form, language, source }) => `${form} ${language} ${source}`)).toEqual(
      ["application kk", "volunteer kk", "application ru", "volunteer ru"].map(
        (each) => `${each} a.zip › хат.eml › form.docx`,
      ),
    );
    expect([submission.unread, submission.strangers]).toEqual([[], []]);
  });

  it("in a message in a message is not opened, and said so", async () => {
    const nested = mail("1.bin", mail("2.bin", mail("form.docx", FORM)));
    const submission = await read("0.bin", nested);
    expect(submission.forms).toEqual([]);
    expect(submission.unread).toEqual([
      { source: "0.bin › 1.bin › 2.bin", reason: "archive-unsupported", detail: "nested too deep" },
    ]);
  });

  it("without attachments is a paper of its own words", async () => {
    const words = Buffer.from("From: a@example.kz\r\nTo: b@example.kz\r\nSubject: x\r\n\r\nhello there");
    const submission = await read("хат.eml", words);
    expect(submission.strangers).toEqual(["хат.eml › letter.txt"]);
  });
});
