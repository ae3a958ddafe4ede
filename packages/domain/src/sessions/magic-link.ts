import type { Ctx, Tx } from '@foremast/kernel/context';
import { token as newToken } from '@foremast/kernel/id';
import { deleteToken, findToken, insertToken } from '@foremast/store/queries/tokens';
import { findUser, findUserByEmail, type UserRow } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { mail, siteLink, wordsFor } from '../mail/send-mail.ts';
import { acceptInvitation, type Invitation, readInvitation } from '../teams/invitations.ts';
import { freeUsername } from '../users/free-username.ts';
import { insertAccount } from '../users/insert-account.ts';
import { presentUser } from '../users/present-user.ts';
import { badCredentials, handOver, openSession, refuseClosed } from './sign-in.ts';

/** Accounts that are signed in by a link in a mail only. */
export const MAGIC_LINK = 'magic_link';
const TYPE = 'guest_magic_link';
const LIFETIME_MS = 5 * 60_000;

export const magicLinksOn = ({ config: { GuestAccountsSettings } }: Ctx): boolean =>
  GuestAccountsSettings.Enable && GuestAccountsSettings.EnableGuestMagicLink;

/** Mails the link that signs somebody in. */
export async function mailMagicLink(tx: Tx, user: UserRow): Promise<void> {
  const token = newToken(64);
  await insertToken(tx.db, { token, create_at: tx.now(), type: TYPE, extra: JSON.stringify({ UserId: user.id, Email: user.email }) });
  const { magicLink } = wordsFor(tx, user.locale);
  await mail(tx, {
    to: user.email,
    subject: magicLink.subject,
    lines: magicLink.lines,
    button: { label: magicLink.button, url: siteLink(tx, `/landing#/login/one_time_link?t=${token}`) },
  });
}

async function ownerOf(ctx: Ctx, token: string): Promise<UserRow | undefined> {
  const row = await findToken(ctx.db, token);
  if (row?.type !== TYPE || ctx.now() - row.create_at > LIFETIME_MS) return undefined;
  const { UserId = '', Email = '' } = JSON.parse(row.extra) as Record<string, string>;
  const user = await findUser(ctx.db, UserId);
  return user?.email === Email && user.auth_service === MAGIC_LINK ? user : undefined;
}

async function guestOf(tx: Tx, { email }: Invitation): Promise<UserRow | undefined> {
  const known = await findUserByEmail(tx.db, email.toLowerCase());
  if (known) return known.auth_service === MAGIC_LINK ? known : undefined;
  return insertAccount(tx, {
    username: await freeUsername(tx, email.split('@')[0] ?? '', 'guest'),
    email: email.toLowerCase(),
    auth_service: MAGIC_LINK,
    auth_data: email.toLowerCase(),
    email_verified: true,
    roles: 'system_guest',
  });
}

async function invited(ctx: Ctx, token: string): Promise<Invitation | undefined> {
  const invitation = await readInvitation(ctx.db, token, ctx.now());
  return typeof invitation === 'object' && invitation.byLink ? invitation : undefined;
}

/** The link was opened: its reader is signed in. An invitation makes the account first. Failures look like those with a password. */
export async function signInByLink(ctx: Ctx, token: string, deviceId: string): Promise<User> {
  const invitation = magicLinksOn(ctx) ? await invited(ctx, token) : undefined;
  const owner = magicLinksOn(ctx) ? await ownerOf(ctx, token) : undefined;
  if (!invitation && !owner) throw badCredentials(ctx);
  const { user, session } = await ctx.tx(async (tx) => {
    const guest = owner ?? (invitation && (await guestOf(tx, invitation)));
    if (!guest) throw badCredentials(ctx);
    refuseClosed(ctx, guest);
    if (invitation) await acceptInvitation(tx, invitation, guest);
    else if (!(await deleteToken(tx.db, token))) throw badCredentials(ctx);
    return { user: guest, session: await openSession(tx, guest, deviceId) };
  });
  handOver(ctx, session);
  return presentUser(user, 'self', ctx.config);
}
