import { badRequest } from '@foremast/kernel/error';
import { t } from '@foremast/wire/scalars';

const SIGNATURE_BYTES = 256;

export const LicenseText = t.Record(t.String(), t.Unknown());

function decode(text: string): Record<string, unknown> | undefined {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length <= SIGNATURE_BYTES) return undefined;
  try {
    const value = JSON.parse(bytes.subarray(0, -SIGNATURE_BYTES).toString());
    return typeof value === 'object' && value !== null && typeof value.id === 'string' && typeof value.features === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a licence file of the original says. Here it grants nothing: everything is on without it. */
export function readLicense(text: string, now: number): Record<string, unknown> {
  const license = decode(text);
  if (!license) throw badRequest('api.license.add_license.invalid.app_error');
  const { starts_at, expires_at } = license;
  const over = typeof expires_at === 'number' && expires_at > 0 && expires_at < now;
  if (over || (typeof starts_at === 'number' && starts_at > now)) throw badRequest('api.license.add_license.expired.app_error');
  return license;
}
