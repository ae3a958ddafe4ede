/** The settings that say from which pages sockets may be opened. */
export interface OriginRules {
  readonly siteUrl: string;
  /** Origins, separated by blanks; `*` is any. */
  readonly allowCorsFrom: string;
}

/** Scheme, host and port, in small letters; undefined for what is no address. */
function originOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed?.host ? `${parsed.protocol}//${parsed.host}` : undefined;
}

/** Clients that are no browsers send no origin. */
export function isAllowedOrigin(origin: string | null, host: string, { siteUrl, allowCorsFrom }: OriginRules): boolean {
  if (!origin) return true;
  const listed = allowCorsFrom.split(/\s+/).filter(Boolean);
  if (listed.includes('*')) return true;
  const asked = originOf(origin);
  if (!asked) return false;
  if (siteUrl ? asked === originOf(siteUrl) : URL.parse(origin)?.host === host.toLowerCase()) return true;
  return listed.some((entry) => originOf(entry) === asked);
}
