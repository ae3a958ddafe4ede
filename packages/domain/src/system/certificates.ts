import { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { filesOf, readForm } from '@foremast/kernel/form';
import { deleteConfigurationFile, findConfigurationFile, saveConfigurationFile } from '@foremast/store/queries/configuration-files';
import { changeConfig } from './update-config.ts';

/** A certificate or key of the configuration: where it is kept, and the setting that names it. */
export interface CertificatePlace {
  readonly section: 'ExperimentalAuditSettings' | 'LdapSettings' | 'SamlSettings';
  readonly setting: 'Certificate' | 'IdpCertificateFile' | 'PrivateKeyFile' | 'PublicCertificateFile';
  readonly file: string;
  /** What cannot stay on without it. */
  readonly off?: Readonly<Record<string, false>>;
}

export const certificates = {
  audit: { section: 'ExperimentalAuditSettings', setting: 'Certificate', file: 'audit.crt' },
  ldapPrivate: { section: 'LdapSettings', setting: 'PrivateKeyFile', file: 'ldap-private.key' },
  ldapPublic: { section: 'LdapSettings', setting: 'PublicCertificateFile', file: 'ldap-public.crt' },
  samlIdp: { section: 'SamlSettings', setting: 'IdpCertificateFile', file: 'saml-idp.crt', off: { Enable: false } },
  samlPrivate: { section: 'SamlSettings', setting: 'PrivateKeyFile', file: 'saml-private.key', off: { Encrypt: false } },
  samlPublic: { section: 'SamlSettings', setting: 'PublicCertificateFile', file: 'saml-public.crt', off: { Encrypt: false } },
} as const satisfies Readonly<Record<string, CertificatePlace>>;

/** Who may change certificates need not be allowed to change the settings around them. */
const asServer = (ctx: Ctx): Ctx => Ctx.system(ctx.app);

/** The one file of a form's part `certificate`. */
export async function sentCertificate(ctx: Ctx): Promise<string> {
  const form = await readForm(ctx, 'api.admin.add_certificate.parseform.app_error');
  const [file, second] = filesOf(form, 'certificate');
  if (!file) throw badRequest(form.has('certificate') ? 'api.admin.add_certificate.array.app_error' : 'api.admin.add_certificate.no_file.app_error');
  if (second) throw badRequest('api.admin.add_certificate.multiple_files.app_error');
  const text = await file.text();
  // A database's text has no NUL.
  if (text.includes('\0')) throw badRequest('api.admin.add_certificate.open.app_error');
  return text;
}

export async function keepCertificate(ctx: Ctx, { section, setting, file }: CertificatePlace, text: string): Promise<void> {
  await ctx.tx((tx) => saveConfigurationFile(tx.db, file, text, tx.now()));
  await changeConfig(asServer(ctx), { [section]: { [setting]: file } }, 'patch');
}

export async function removeCertificate(ctx: Ctx, { section, setting, file, off }: CertificatePlace): Promise<void> {
  await changeConfig(asServer(ctx), { [section]: { [setting]: '', ...off } }, 'patch');
  await ctx.tx((tx) => deleteConfigurationFile(tx.db, file));
}

/** Is the certificate that the settings name there? */
export async function hasCertificate(ctx: Ctx, { section, setting }: CertificatePlace): Promise<boolean> {
  const name = (ctx.config[section] as Record<string, unknown>)[setting];
  return typeof name === 'string' && name !== '' && (await findConfigurationFile(ctx.db, name)) !== undefined;
}
