import type { ReceivedMail } from '../fakes/mail-server.ts';

/** A parameter of a link in the newest mail to an address. */
export function linkParameter(mails: readonly ReceivedMail[], to: string, name: string): string {
  const mail = mails.findLast((m) => m.to.includes(to) && m.text.includes(`${name}=`));
  const value = mail?.text.match(new RegExp(`[?&;]${name}=([A-Za-z0-9_-]+)`))?.[1];
  if (!value) throw new Error(`no mail to ${to} has a link with ${name}`);
  return value;
}
