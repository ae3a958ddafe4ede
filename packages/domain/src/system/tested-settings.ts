import type { Settings } from '@foremast/kernel/config/settings';
import { badRequest } from '@foremast/kernel/error';

type Section = 'EmailSettings' | 'ElasticsearchSettings' | 'FileSettings';

/** Without these a test would not know what to try. */
const NEEDED: { readonly [S in Section]: readonly (keyof Settings[S] & string)[] } = {
  EmailSettings: ['SMTPServer', 'SMTPPort', 'SMTPUsername', 'SMTPPassword', 'ConnectionSecurity', 'SkipServerCertificateVerification'],
  ElasticsearchSettings: ['ConnectionURL', 'Username', 'Password'],
  FileSettings: ['AmazonS3AccessKeyId', 'AmazonS3SecretAccessKey', 'AmazonS3Bucket', 'AmazonS3Region', 'AmazonS3Endpoint'],
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings that a test of a connection is to try: those of a sent configuration over the ones in force; nothing sent, those in force. */
export function testedSettings<S extends Section>(body: unknown, current: Settings, section: S, missing: string): Settings[S] {
  if (body === undefined || body === null) return current[section];
  const sent = isRecord(body) ? body[section] : undefined;
  const held = current[section] as Record<string, unknown>;
  if (!isRecord(sent) || NEEDED[section].some((key) => typeof sent[key] !== typeof held[key])) throw badRequest(missing);
  const fitting = Object.entries(sent).filter(([key, value]) => typeof value === typeof held[key]);
  return { ...held, ...Object.fromEntries(fitting) } as Settings[S];
}
