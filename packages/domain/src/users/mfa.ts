import type { App } from '@foremast/kernel/app';
import type { Ctx, Session } from '@foremast/kernel/context';
import { badRequest, invalidBody, switchedOff, unauthorized } from '@foremast/kernel/error';
import { findUser, type UserChange, type UserRow, updateUser } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { tellMfaChanged } from './account-mails.ts';
import { getAccount } from './get-account.ts';
import { isGuest } from './is-guest.ts';
import { tellUserUpdated } from './tell-user-updated.ts';

const STEP_MS = 30_000;
const WINDOW = 1;
const SECRET_BYTES = 20;

/** What the code generator shows above the codes: the site's address without `www.`, or the product's name. */
function issuerOf(ctx: Ctx): string {
  const { SiteURL } = ctx.config.ServiceSettings;
  if (!URL.canParse(SiteURL)) return 'Foremast';
  const { host, pathname } = new URL(SiteURL);
  return encodeURIComponent(`${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}`);
}

/** A code's step, or undefined when it does not fit now. */
async function stepOf(secret: string, code: string, now: number): Promise<number | undefined> {
  if (secret === '') return undefined;
  const { Secret, TOTP } = await import('otpauth');
  const generator = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: STEP_MS / 1000 });
  const delta = generator.validate({ token: code, window: WINDOW, timestamp: now });
  return delta === null ? undefined : Math.floor(now / STEP_MS) + delta;
}

/** The steps whose codes are spent; older ones cannot fit any more. */
function spent(user: UserRow, now: number): string[] {
  const oldest = Math.floor(now / STEP_MS) - WINDOW;
  return (user.mfa_used_timestamps ?? []).filter((step) => Number(step) >= oldest);
}

/** Tries a code. Each fits once; the steps that are spent then are answered, undefined when it does not fit. */
export async function spendCode(user: UserRow, code: string, now: number): Promise<string[] | undefined> {
  const step = await stepOf(user.mfa_secret, code, now);
  const used = spent(user, now);
  return step === undefined || used.includes(String(step)) ? undefined : [...used, String(step)];
}

function requireMfa(ctx: Ctx): void {
  if (!ctx.config.ServiceSettings.EnableMultifactorAuthentication) throw switchedOff('mfa.mfa_disabled.app_error');
}

/** A new secret, stored but not in use, with its picture for a phone's camera. */
export async function generateSecret(ctx: Ctx, userId: string): Promise<{ secret: string; qr_code: string }> {
  const user = await getAccount(ctx.db, userId);
  requireMfa(ctx);
  const { Secret } = await import('otpauth');
  const secret = new Secret({ size: SECRET_BYTES }).base32;
  const url = `otpauth://totp/${issuerOf(ctx)}:${encodeURIComponent(user.email)}?secret=${secret}&issuer=${issuerOf(ctx)}`;
  const { toBuffer } = await import('qrcode');
  const picture = await toBuffer(url, { type: 'png', margin: 2, scale: 5 });
  await ctx.tx(async (tx) => {
    await updateUser(tx.db, userId, { mfa_secret: secret, update_at: tx.now() });
    await audit(tx);
  });
  return { secret, qr_code: picture.toString('base64') };
}

/** Switches the second factor on, with a code that proves that the secret arrived. */
export async function activateMfa(ctx: Ctx, userId: string, code: string): Promise<void> {
  if (code === '') throw invalidBody('code');
  const user = await getAccount(ctx.db, userId);
  requireMfa(ctx);
  if (user.auth_service !== '' && user.auth_service !== 'ldap') throw badRequest('api.user.activate_mfa.email_and_ldap_only.app_error');
  if (!/^\d{6}$/.test(code)) throw badRequest('mfa.activate.app_error');
  const used = await spendCode({ ...user, mfa_used_timestamps: null }, code, ctx.now());
  if (!used) throw unauthorized('mfa.activate.bad_token.app_error');
  await change(ctx, user, { mfa_active: true, mfa_used_timestamps: used });
}

/** Switches it off and forgets the secret. */
export async function deactivateMfa(ctx: Ctx, userId: string): Promise<void> {
  await change(ctx, await getAccount(ctx.db, userId), { mfa_active: false, mfa_secret: '', mfa_used_timestamps: null });
}

type MfaChange = Pick<UserChange, 'mfa_secret' | 'mfa_used_timestamps'> & { readonly mfa_active: boolean };

async function change(ctx: Ctx, user: UserRow, columns: MfaChange): Promise<void> {
  const active = columns.mfa_active;
  await ctx.tx(async (tx) => {
    await updateUser(tx.db, user.id, { ...columns, update_at: tx.now() });
    const row = await findUser(tx.db, user.id);
    if (row) tellUserUpdated(tx, row);
    await tellMfaChanged(tx, user, active);
    await audit(tx, { extra: active ? 'activated' : 'deactivated' });
  });
}

/** Does the person of this session have to set up a second factor before anything else? */
export async function mfaMissing(app: App, session: Session): Promise<boolean> {
  const { ServiceSettings, GuestAccountsSettings } = app.config.current;
  if (!ServiceSettings.EnableMultifactorAuthentication || !ServiceSettings.EnforceMultifactorAuthentication || session.is_oauth) return false;
  const user = await findUser(app.store.db, session.user_id);
  if (!user || user.mfa_active || user.bot_id !== null) return false;
  if (isGuest(user) && !GuestAccountsSettings.EnforceMultifactorAuthentication) return false;
  return user.auth_service === '' || user.auth_service === 'ldap';
}
