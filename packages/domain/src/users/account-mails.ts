import type { Tx } from '@foremast/kernel/context';
import type { UserRow } from '@foremast/store/queries/users';
import { mail, siteLink, wordsFor } from '../mail/send-mail.ts';
import type { Language } from '../mail/words/languages.ts';
import { issueProof } from './account-tokens.ts';

/** The way in which a password was changed. */
export type HowChanged = 'settings' | 'administrator' | 'link';

type Person = Pick<UserRow, 'id' | 'email'>;

async function verificationLink(tx: Tx, { id, email }: Person, redirect = ''): Promise<string> {
  const token = await issueProof(tx, 'verify_email', { userId: id, email });
  return siteLink(
    tx,
    `/do_verify_email?token=${token}&email=${encodeURIComponent(email)}${redirect ? `&redirect_to=${encodeURIComponent(redirect)}` : ''}`,
  );
}

/** A newcomer is greeted; who has to prove the address gets the link for it. */
export async function welcome(tx: Tx, user: UserRow, redirect: string): Promise<void> {
  const { RequireEmailVerification, SendEmailNotifications } = tx.config.EmailSettings;
  const verify = RequireEmailVerification && !user.email_verified;
  if (!verify && !SendEmailNotifications) return;
  const words = wordsFor(tx, user.locale);
  await mail(tx, {
    to: user.email,
    subject: words.welcome.subject(tx.config.TeamSettings.SiteName),
    lines: [words.welcome.ready(user.username), ...(verify ? [words.welcome.confirm] : [])],
    button: verify
      ? { label: words.verify.button, url: await verificationLink(tx, user, redirect) }
      : { label: words.welcome.signIn, url: siteLink(tx, '') },
  });
}

/** The link that proves an address, to that address. */
export async function confirmAddress(tx: Tx, user: UserRow, email = user.email): Promise<void> {
  const { verify } = wordsFor(tx, user.locale);
  await mail(tx, {
    to: email,
    subject: verify.subject,
    lines: [verify.line(email)],
    button: { label: verify.button, url: await verificationLink(tx, { id: user.id, email }) },
  });
}

type Told = Pick<UserRow, 'email' | 'locale'>;

/** Something about an account has changed: its owner should know, in case it was not the owner. */
async function notice(tx: Tx, { email, locale }: Told, say: (words: Language) => { subject: string; line: string }): Promise<void> {
  if (!tx.config.EmailSettings.SendEmailNotifications) return;
  const words = wordsFor(tx, locale);
  const { subject, line } = say(words);
  await mail(tx, { to: email, subject, lines: [line, words.account.unknown] });
}

export const tellAddressChanged = (tx: Tx, before: Told, email: string): Promise<void> =>
  notice(tx, before, ({ account }) => ({ subject: account.addressSubject, line: account.address(email) }));

export const tellUsernameChanged = (tx: Tx, user: UserRow): Promise<void> =>
  notice(tx, user, ({ account }) => ({ subject: account.usernameSubject, line: account.username(user.username) }));

export const tellPasswordChanged = (tx: Tx, user: Told, how: HowChanged): Promise<void> =>
  notice(tx, user, ({ password }) => ({ subject: password.changedSubject, line: password.changed[how] }));

export const tellTokenAdded = (tx: Tx, user: Told): Promise<void> =>
  notice(tx, user, ({ account }) => ({ subject: account.tokenSubject, line: account.token }));

export const tellMfaChanged = (tx: Tx, user: Told, on: boolean): Promise<void> =>
  notice(tx, user, ({ account }) => ({ subject: account.mfaSubject, line: on ? account.mfaOn : account.mfaOff }));

export const tellSignInChanged = (tx: Tx, user: Told, method: 'password'): Promise<void> =>
  notice(tx, user, ({ account }) => ({ subject: account.signInSubject, line: account.signIn[method] }));

/** Somebody proves elsewhere who they are from now on. */
export const tellSignInMoved = (tx: Tx, user: Told, service: string): Promise<void> =>
  notice(tx, user, ({ account }) => ({ subject: account.signInSubject, line: account.signIn.service(service) }));

export const tellDeactivated = (tx: Tx, user: Told): Promise<void> =>
  notice(tx, user, ({ account }) => ({ subject: account.closedSubject, line: account.closed }));

/** The link for a new password. */
export async function sendPasswordLink(tx: Tx, user: Person & Told): Promise<void> {
  const token = await issueProof(tx, 'password_recovery', { userId: user.id, email: user.email });
  const { password } = wordsFor(tx, user.locale);
  await mail(
    tx,
    {
      to: user.email,
      subject: password.resetSubject,
      lines: password.resetLines,
      button: { label: password.resetButton, url: siteLink(tx, `/reset_password_complete?token=${token}`) },
    },
    false,
  );
}
