import type { Tx } from '@foremast/kernel/context';
import type { UserRow } from '@foremast/store/queries/users';
import { mail, siteLink } from '../mail/send-mail.ts';
import { issueProof } from './account-tokens.ts';

type Person = Pick<UserRow, 'id' | 'email'>;

const siteName = (tx: Tx): string => tx.config.TeamSettings.SiteName;

async function verificationLink(tx: Tx, { id, email }: Person, redirect = ''): Promise<string> {
  const token = await issueProof(tx, 'verify_email', { userId: id, email });
  return siteLink(tx, `/do_verify_email?token=${token}&email=${encodeURIComponent(email)}${redirect ? `&redirect_to=${encodeURIComponent(redirect)}` : ''}`);
}

/** A newcomer is greeted; who has to prove the address gets the link for it. */
export async function welcome(tx: Tx, user: UserRow, redirect: string): Promise<void> {
  const { RequireEmailVerification, SendEmailNotifications } = tx.config.EmailSettings;
  const verify = RequireEmailVerification && !user.email_verified;
  if (!verify && !SendEmailNotifications) return;
  await mail(tx, {
    to: user.email,
    subject: `Welcome to ${siteName(tx)}`,
    lines: [`Your account ${user.username} is ready.`, ...(verify ? ['Please confirm that this address is yours. The link works for one day.'] : [])],
    button: verify ? { label: 'Confirm the address', url: await verificationLink(tx, user, redirect) } : { label: 'Sign in', url: siteLink(tx, '') },
  });
}

/** The link that proves an address, to that address. */
export async function confirmAddress(tx: Tx, user: UserRow, email = user.email): Promise<void> {
  await mail(tx, {
    to: email,
    subject: 'Confirm your address',
    lines: [`Please confirm that ${email} is yours. The link works for one day.`],
    button: { label: 'Confirm the address', url: await verificationLink(tx, { id: user.id, email }) },
  });
}

interface Notice {
  readonly to: string;
  readonly subject: string;
  readonly line: string;
}

/** Something about an account has changed: its owner should know, in case it was not the owner. */
async function notice(tx: Tx, { to, subject, line }: Notice): Promise<void> {
  if (!tx.config.EmailSettings.SendEmailNotifications) return;
  await mail(tx, { to, subject, lines: [line, 'If you do not know of this, please tell an administrator.'] });
}

export const tellAddressChanged = (tx: Tx, before: Person, email: string): Promise<void> =>
  notice(tx, { to: before.email, subject: 'Your address was changed', line: `The address of your account is now ${email}.` });

export const tellUsernameChanged = (tx: Tx, user: UserRow): Promise<void> =>
  notice(tx, { to: user.email, subject: 'Your user name was changed', line: `Your user name is now ${user.username}.` });

export const tellPasswordChanged = (tx: Tx, user: Person, how: string): Promise<void> =>
  notice(tx, { to: user.email, subject: 'Your password was changed', line: `The password of your account was changed: ${how}.` });

export const tellTokenAdded = (tx: Tx, user: Person): Promise<void> =>
  notice(tx, { to: user.email, subject: 'A personal access token was added', line: 'A personal access token was made for your account.' });

export const tellMfaChanged = (tx: Tx, user: Person, on: boolean): Promise<void> =>
  notice(tx, { to: user.email, subject: 'Your second factor was changed', line: `Signing in with a second factor was switched ${on ? 'on' : 'off'} for your account.` });

export const tellSignInChanged = (tx: Tx, user: Person, method: string): Promise<void> =>
  notice(tx, { to: user.email, subject: 'How you sign in was changed', line: `You now sign in with: ${method}.` });

export const tellDeactivated = (tx: Tx, user: Person): Promise<void> =>
  notice(tx, { to: user.email, subject: 'Your account was deactivated', line: 'You deactivated your account. An administrator can bring it back.' });

/** The link for a new password. */
export async function sendPasswordLink(tx: Tx, user: Person): Promise<void> {
  const token = await issueProof(tx, 'password_recovery', { userId: user.id, email: user.email });
  await mail(tx, {
    to: user.email,
    subject: 'A new password',
    lines: ['Somebody, hopefully you, asked for a new password for your account. The link works for one day and once.', 'If it was not you, there is nothing to do.'],
    button: { label: 'Choose a new password', url: siteLink(tx, `/reset_password_complete?token=${token}`) },
  }, false);
}
