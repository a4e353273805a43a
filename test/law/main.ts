/** `npm run law`: writes the lawyer's page anew. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LAWYERS_PAGE, lawyersPage } from "./lawyers-page.ts";

writeFileSync(join(import.meta.dirname, "..", "..", LAWYERS_PAGE), lawyersPage());
