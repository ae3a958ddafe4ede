import type { Tx } from '@foremast/kernel/context';
import { token as newToken } from '@foremast/kernel/id';
import { findToken, insertToken } from '@foremast/store/queries/tokens';
import type { Db } from '@foremast/store/store';

/** Somebody is asked into a team by mail, as a member or as a guest. */
export interface Invitation {
  readonly guest: boolean;
  /** The link in the mail makes the account and signs in: there is no password. */
  readonly byLink?: boolean;
  readonly teamId: string;
  readonly email: string;
  /** Channels to join besides those that everybody gets. */
  readonly channelIds: readonly string[];
  readonly senderId: string;
}

/** Of the rows that hold the tokens. */
export const INVITATION_TYPES = { member: 'team_invitation', guest: 'guest_invitation', link: 'guest_magic_link_invitation' } as const;
const TYPES: ReadonlySet<string> = new Set(Object.values(INVITATION_TYPES));
const LIFETIME_MS = 48 * 3_600_000;

// The field names are those that are stored.
function parse(type: string, extra: string): Invitation | undefined {
  if (!TYPES.has(type)) return undefined;
  try {
    const { teamId = '', email = '', channels = '', senderId = '' } = JSON.parse(extra) as Record<string, string>;
    return { guest: type !== INVITATION_TYPES.member, byLink: type === INVITATION_TYPES.link, teamId, email, channelIds: channels.split(' ').filter(Boolean), senderId };
  } catch {
    return undefined;
  }
}

function typeOf(guest: boolean, byLink: boolean): string {
  if (byLink) return INVITATION_TYPES.link;
  return guest ? INVITATION_TYPES.guest : INVITATION_TYPES.member;
}

/** The token of the link in the mail. */
export async function issueInvitation(tx: Tx, { guest, byLink, teamId, email, channelIds, senderId }: Invitation): Promise<string> {
  const token = newToken(64);
  const extra = JSON.stringify({ teamId, email, channels: channelIds.join(' '), senderId, ...(guest ? { guest: 'true' } : {}) });
  await insertToken(tx.db, { token, create_at: tx.now(), type: typeOf(guest, byLink === true), extra });
  return token;
}

/** What a token invites to; `unknown` when it is none, `expired` after two days. */
export async function readInvitation(db: Db, token: string, now: number): Promise<Invitation | 'unknown' | 'wrong type' | 'expired'> {
  const row = token === '' ? undefined : await findToken(db, token);
  if (!row) return 'unknown';
  const invitation = parse(row.type, row.extra);
  if (!invitation) return 'wrong type';
  return now - row.create_at >= LIFETIME_MS ? 'expired' : invitation;
}
