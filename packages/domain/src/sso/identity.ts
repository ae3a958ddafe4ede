import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { type Static, t } from '@foremast/wire/scalars';
import type { Service } from './service.ts';

/** Who somebody is, as another service says it. */
export interface Identity {
  readonly service: Service;
  /** Never changes there. */
  readonly id: string;
  readonly email: string;
  /** The service says outright that it does not know whether the address is theirs. */
  readonly doubtful: boolean;
  /** The service says outright that the address is theirs. Some let anybody write any address into a profile, and say nothing. */
  readonly vouched: boolean;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly nickname: string;
}

const Value = t.Object({ value: t.String() });
const Sent = t.Object({
  id: t.Unknown(),
  sub: t.String(),
  oid: t.String(),
  username: t.String(),
  preferred_username: t.String(),
  email: t.String(),
  email_verified: t.Unknown(),
  name: t.String(),
  given_name: t.String(),
  family_name: t.String(),
  nickname: t.String(),
  // As Microsoft Graph says it.
  mail: t.String(),
  userPrincipalName: t.String(),
  givenName: t.String(),
  surname: t.String(),
  // As Google People says it.
  names: t.Array(t.Object({ givenName: t.String(), familyName: t.String() })),
  nicknames: t.Array(Value),
  emailAddresses: t.Array(Value),
  metadata: t.Object({ sources: t.Array(t.Object({ id: t.String() })) }),
});
type Sent = Static<typeof Sent>;

type Read = Omit<Identity, 'service' | 'email' | 'doubtful' | 'vouched'> & { readonly email: string };

const idText = (id: unknown): string => (typeof id === 'number' || typeof id === 'string' ? String(id) : '');

/** What the standard calls things; without a given name the whole name is cut at its first space. */
function standard(sent: Sent): Read {
  const [first = '', ...rest] = sent.name.split(' ');
  const named = sent.given_name !== '' || sent.family_name !== '';
  return {
    id: sent.sub || idText(sent.id),
    email: sent.email,
    username: sent.preferred_username || sent.username,
    firstName: named ? sent.given_name : first,
    lastName: named ? sent.family_name : rest.join(' '),
    nickname: sent.nickname,
  };
}

const READERS: Readonly<Record<Service, (sent: Sent) => Read>> = {
  openid: standard,
  // Its own page numbers people; the number is also what it calls the subject.
  gitlab: (sent) => ({ ...standard(sent), username: sent.username || sent.preferred_username || sent.nickname, nickname: '' }),
  google: (sent) => ({
    ...standard(sent),
    id: sent.sub || (sent.metadata.sources[0]?.id ?? ''),
    email: sent.email || (sent.emailAddresses[0]?.value ?? ''),
    firstName: sent.given_name || (sent.names[0]?.givenName ?? ''),
    lastName: sent.family_name || (sent.names[0]?.familyName ?? ''),
    nickname: sent.nickname || (sent.nicknames[0]?.value ?? ''),
  }),
  office365: (sent) => ({
    ...standard(sent),
    id: idText(sent.id) || sent.oid || sent.sub,
    email: sent.mail || sent.email || sent.userPrincipalName,
    username: sent.preferred_username || sent.userPrincipalName,
    firstName: sent.givenName || sent.given_name,
    lastName: sent.surname || sent.family_name,
  }),
};

const ID_MAX = 128;
const EMAIL_MAX = 128;
const NAME_MAX = 64;
/** As much of a name as an account holds. */
const cut = (name: string): string => [...name.trim()].slice(0, NAME_MAX).join('');

/** Undefined for what names nobody, or has no address. */
export function readIdentity(service: Service, sent: unknown, usePreferredUsername: boolean): Identity | undefined {
  try {
    const decoded = decodeBody(Sent, sent);
    const read = READERS[service](decoded);
    const email = read.email.toLowerCase();
    if (read.id === '' || read.id.length > ID_MAX || email === '' || email.length > EMAIL_MAX) return undefined;
    const local = email.split('@')[0] ?? '';
    const wish = (service === 'gitlab' || usePreferredUsername ? read.username.split('@')[0] : '') || local;
    const doubtful = decoded.email_verified === false || decoded.email_verified === 'false';
    const vouched = decoded.email_verified === true || decoded.email_verified === 'true';
    const names = { firstName: cut(read.firstName), lastName: cut(read.lastName), nickname: cut(read.nickname) };
    return { id: read.id, ...names, service, email, doubtful, vouched, username: wish };
  } catch (error) {
    if (error instanceof WrongShape) return undefined;
    throw error;
  }
}
