import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { job } from '@foremast/kernel/job';
import { findUser, findUserByEmail, findUserByUsername, type UserRow, updateUser } from '@foremast/store/queries/users';
import { t } from '@foremast/wire/scalars';
import { audit } from '../audits/audit.ts';
import { confirmAddress } from './account-mails.ts';
import { readProof, spendProof } from './account-tokens.ts';
import { tellUserUpdated } from './tell-user-updated.ts';

const TOKEN_LENGTH = 64;
/** No account has a longer name or address. */
const LONGEST_ADDRESS = 128;

/** Mails the link to who has this name or address and has not confirmed the address yet, if anybody has. */
export const mailVerificationLink = job({
  name: 'mail_verification_link',
  input: t.Object({ login: t.String() }),
  async run({ login }, ctx) {
    const user = (await findUserByUsername(ctx.db, login)) ?? (await findUserByEmail(ctx.db, login));
    if (user && !user.email_verified && user.delete_at === 0) await ctx.tx((tx) => confirmAddress(tx, user));
  },
});

/** Asks for the link again. The same is written for every name: neither the answer nor its time tells of accounts. */
export async function sendVerification(ctx: Ctx, login: string): Promise<void> {
  if (login === '') throw invalidBody('email');
  await ctx.tx((tx) => tx.enqueue(mailVerificationLink, { login: login.toLowerCase().slice(0, LONGEST_ADDRESS) }));
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
