import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { findUser, findUserByEmail, findUserByUsername, type UserRow, updateUser } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { confirmAddress } from './account-mails.ts';
import { readProof, spendProof } from './account-tokens.ts';
import { tellUserUpdated } from './tell-user-updated.ts';

const TOKEN_LENGTH = 64;

/** Mails the link again to who has not confirmed an address yet; whether there is such an account is not told. */
export async function sendVerification(ctx: Ctx, login: string): Promise<void> {
  if (login === '') throw invalidBody('email');
  const name = login.toLowerCase();
  const user = (await findUserByUsername(ctx.db, name)) ?? (await findUserByEmail(ctx.db, name));
  if (!user || user.email_verified || user.delete_at > 0) return;
  await ctx.tx((tx) => confirmAddress(tx, user));
}

/** The link was opened: the address is its reader's. A new address takes the place of the old one. */
export async function verifyEmail(ctx: Ctx, token: string): Promise<void> {
  if (token.length !== TOKEN_LENGTH) throw invalidBody('token');
  await ctx.tx(async (tx) => {
    const proof = await readProof(tx.db, 'verify_email', token, tx.now());
    const user = typeof proof === 'string' ? undefined : await findUser(tx.db, proof.userId);
    if (typeof proof === 'string' || !user) throw badRequest('api.user.verify_email.bad_link.app_error');
    const taken = proof.email !== user.email && (await findUserByEmail(tx.db, proof.email)) !== undefined;
    if (taken) throw badRequest('api.user.verify_email.bad_link.app_error');
    await updateUser(tx.db, user.id, { email: proof.email, email_verified: true, update_at: tx.now() });
    await spendProof(tx, token);
    await audit(tx, { userId: user.id, extra: 'email verified' });
    const row = await findUser(tx.db, user.id);
    if (row && row.email !== user.email) tellUserUpdated(tx, row);
  });
}

/** An administrator vouches for an address. */
export async function confirmByAdministrator(ctx: Ctx, user: UserRow): Promise<void> {
  if (user.email_verified) return;
  await ctx.tx(async (tx) => {
    await updateUser(tx.db, user.id, { email_verified: true, update_at: tx.now() });
    await audit(tx, { extra: `user_id=${user.id}` });
  });
}
