import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { job } from '@foremast/kernel/job';
import { findUser, findUserByEmail, type UserRow } from '@foremast/store/queries/users';
import { t } from '@foremast/wire/scalars';
import { audit } from '../audits/audit.ts';
import { MAGIC_LINK } from '../sessions/magic-link.ts';
import { sendPasswordLink } from './account-mails.ts';
import { readProof, spendProof } from './account-tokens.ts';
import { setPassword } from './change-password.ts';
import { hashPassword, passwordError } from './passwords.ts';

const TOKEN_LENGTH = 64;
/** No account has a longer one. */
const LONGEST_ADDRESS = 128;

const mayReset = (user: UserRow | undefined): user is UserRow =>
  user !== undefined && user.delete_at === 0 && user.bot_id === null && !user.remote_id && user.auth_service === '';

/** Mails the link for a new password to whoever has the address, if anybody has. */
export const mailPasswordLink = job({
  name: 'mail_password_link',
  input: t.Object({ email: t.String() }),
  async run({ email }, ctx) {
    const user = await findUserByEmail(ctx.db, email);
    if (mayReset(user)) await ctx.tx((tx) => sendPasswordLink(tx, user));
  },
});

/** Asks for the link for a new password. The same is written for every address: neither the answer nor its time tells of accounts. */
export async function sendReset(ctx: Ctx, email: string): Promise<void> {
  if (email === '') throw invalidBody('email');
  const user = await findUserByEmail(ctx.db, email.toLowerCase());
  const elsewhere = user && user.delete_at === 0 && user.bot_id === null && !user.remote_id && user.auth_service !== '';
  if (elsewhere && !ctx.config.ServiceSettings.ExperimentalEnableHardenedMode)
    throw badRequest(
      user.auth_service === MAGIC_LINK ? 'api.user.send_password_reset.guest_magic_link.app_error' : 'api.user.send_password_reset.sso.app_error',
    );
  await ctx.tx((tx) => tx.enqueue(mailPasswordLink, { email: email.toLowerCase().slice(0, LONGEST_ADDRESS) }));
}

/** The link was opened and a new password chosen. The link works once, and only while the address is still the person's. */
export async function resetPassword(ctx: Ctx, token: string, password: string): Promise<void> {
  if (token.length !== TOKEN_LENGTH) throw invalidBody('token');
  const proof = await readProof(ctx.db, 'password_recovery', token, ctx.now());
  if (proof === 'unknown') throw badRequest('api.user.reset_password.invalid_link.app_error');
  const user = proof === 'expired' ? undefined : await findUser(ctx.db, proof.userId);
  if (proof === 'expired' || !user || user.email !== proof.email) throw badRequest('api.user.reset_password.link_expired.app_error');
  if (user.auth_service === MAGIC_LINK) throw badRequest('api.user.send_password_reset.guest_magic_link.app_error');
  if (user.auth_service !== '') throw badRequest('api.user.reset_password.sso.app_error');
  const wrong = passwordError(password, ctx.config);
  if (wrong) throw wrong;
  const hash = await hashPassword(password);
  await ctx.tx(async (tx) => {
    if (typeof (await readProof(tx.db, 'password_recovery', token, tx.now())) === 'string')
      throw badRequest('api.user.reset_password.invalid_link.app_error');
    await spendProof(tx, token);
    await setPassword(tx, user, hash, 'link');
    await audit(tx, { userId: user.id, extra: 'success' });
  });
}
