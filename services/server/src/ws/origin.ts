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

/** Is the origin one of a list that is separated by blanks? `*` is any. */
export function isListedOrigin(origin: string, list: string): boolean {
  const listed = list.split(/\s+/).filter(Boolean);
  const asked = originOf(origin);
  return listed.includes('*') || (asked !== undefined && listed.some((entry) => originOf(entry) === asked));
}

/** Clients that are no browsers send no origin. */
export function isAllowedOrigin(origin: string | null, host: string, { siteUrl, allowCorsFrom }: OriginRules): boolean {
  if (!origin) return true;
  if (isListedOrigin(origin, allowCorsFrom)) return true;
  const asked = originOf(origin);
  return asked !== undefined && (siteUrl ? asked === originOf(siteUrl) : URL.parse(origin)?.host === host.toLowerCase());
}
