/** Relaxed alignment of DMARC (RFC 7489, 3.2): two domains of one organisation. */

/** Second labels under which country registries give out names: `com.kz`, `gov.kz`, `co.uk` … */
const REGISTRY_LABELS = new Set([
  "com",
  "co",
  "org",
  "or",
  "net",
  "ne",
  "gov",
  "gob",
  "go",
  "edu",
  "ac",
  "mil",
  "msk",
  "spb",
  "int",
  "info",
  "biz",
]);

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

/** The name that the organisation registered: `mail.school.edu.kz` → `school.edu.kz`. Undefined for a registry's own. */
export function organisationalDomain(domain: string): string | undefined {
  const labels = domain.toLowerCase().replace(/\.$/, "").split(".");
  const country = labels.at(-1) ?? "";
  const wanted = country.length === 2 && REGISTRY_LABELS.has(labels.at(-2) ?? "") ? 3 : 2;
  return labels.length < wanted || labels.includes("") ? undefined : labels.slice(-wanted).join(".");
}

export function areAligned(signer: string | undefined, domain: string): boolean {
  if (signer === undefined) return false;
  const organisation = organisationalDomain(domain);
  return signer === domain || (organisation !== undefined && organisation === organisationalDomain(signer));
}
