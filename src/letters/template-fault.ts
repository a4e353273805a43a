/** A template, or a file of phrases, that must not go to work: found at start, never at send. */
export class TemplateFault extends Error {
  override readonly name = "TemplateFault";
  readonly file: string;
  readonly what: string;

  constructor(file: string, what: string) {
    super(`templates/${file}: ${what}`);
    this.file = file;
    this.what = what;
  }
}
