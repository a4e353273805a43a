/** Which certificates a mail server may show. */
import { readFileSync } from "node:fs";
import { getCACertificates } from "node:tls";
import type { ServerAddress } from "./server-address.ts";

const TLS_CODES =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED|EPROTO$|ETLS$)/;

/** Node's own authorities (with `NODE_EXTRA_CA_CERTS`), and those of `?ca=` besides. Throws where that file can't be read. */
export function trustedAuthorities(address: ServerAddress): { readonly ca?: string[] } {
  if (address.caFile === undefined) return {};
  return { ca: [...getCACertificates("default"), readAuthorities(address.caFile)] };
}

function readAuthorities(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw Object.assign(new Error(`The file of ?ca= can't be read: ${file}`, { cause: error }), { code: "ETLS" });
  }
}

/** Whether an error says that the other side could not prove who it is, or speaks no TLS. */
export function isTlsError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (TLS_CODES.test(code) || ("tlsFailed" in error && error.tlsFailed === true)) return true;
  return "cause" in error && error.cause instanceof Error && isTlsError(error.cause);
}
