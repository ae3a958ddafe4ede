import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { token as newToken } from '@foremast/kernel/id';
import { channelHead } from '@foremast/store/queries/channels';
import type { TeamMemberRow } from '@foremast/store/queries/team-members';
import { findTeam, type TeamRow } from '@foremast/store/queries/teams';
import { deleteToken, findToken, insertToken } from '@foremast/store/queries/tokens';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { isKeptOut } from '../access-control/check-join.ts';
import { joinChannel } from '../channels/add-member.ts';
import { groupsKeepOut } from '../channels/check-groups.ts';
import { isGuest } from '../users/is-guest.ts';
import { joinTeam } from './join-team.ts';

/** What a link in an invitation is good for. */
export interface Invitation {
  readonly token: string;
  readonly teamId: string;
  readonly email: string;
  readonly channels: readonly string[];
  readonly senderId: string;
  readonly guest: boolean;
  /** The link in the mail makes the account and signs in: there is no password. */
  readonly byLink?: boolean;
}

export const INVITATION_TYPES = { member: 'team_invitation', guest: 'guest_invitation', link: 'guest_magic_link_invitation' } as const;
const LIFETIME_MS = 48 * 3_600_000;

/** The field names are those that are stored. */
interface Extra {
  readonly teamId?: string;
  readonly email?: string;
  readonly channels?: string;
  readonly senderId?: string;
}

function typeOf(guest: boolean, byLink: boolean): string {
  if (byLink) return INVITATION_TYPES.link;
  return guest ? INVITATION_TYPES.guest : INVITATION_TYPES.member;
}

export async function issueInvitation(tx: Tx, { teamId, email, channels, senderId, guest, byLink }: Omit<Invitation, 'token'>): Promise<string> {
  const token = newToken(64);
  const extra: Extra = { teamId, email, ...(channels.length > 0 ? { channels: channels.join(' ') } : {}), senderId };
  await insertToken(tx.db, { token, create_at: tx.now(), type: typeOf(guest, byLink === true), extra: JSON.stringify(extra) });
  return token;
}

function parse(text: string): Extra {
  try {
    return JSON.parse(text) as Extra;
  } catch {
    return {};
  }
}

/** What a token invites to. */
export async function readInvitation(db: Db, token: string, now: number): Promise<Invitation | 'unknown' | 'expired'> {
  const row = token ? await findToken(db, token) : undefined;
  const byLink = row?.type === INVITATION_TYPES.link;
  const guest = byLink || row?.type === INVITATION_TYPES.guest;
  if (!row || (!guest && row.type !== INVITATION_TYPES.member)) return 'unknown';
  if (now - row.create_at >= LIFETIME_MS) return 'expired';
  const { teamId = '', email = '', channels = '', senderId = '' } = parse(row.extra);
  return { token, teamId, email, channels: channels.split(' ').filter(Boolean), senderId, guest, byLink };
}

/** The team that an invitation leads to. Throws 403 for one that is filled from groups only. */
export async function invitedTeam(db: Db, { teamId }: Pick<Invitation, 'teamId'>): Promise<TeamRow> {
  const team = await findTeam(db, teamId);
  if (!team) throw badRequest('api.user.create_user.signup_link_invalid.app_error');
  if (team.group_constrained) throw forbidden('app.team.invite_token.group_constrained.error');
  return team;
}

/** Somebody takes an invitation: team, channels; the link is worth nothing from then on. Guests take guests' invitations, members members'. */
export async function acceptInvitation(tx: Tx, invitation: Invitation, user: UserRow): Promise<TeamMemberRow> {
  const team = await invitedTeam(tx.db, invitation);
  if (isGuest(user) !== invitation.guest) throw badRequest('api.user.create_user.invalid_invitation_type.app_error');
  if (!(await deleteToken(tx.db, invitation.token))) throw badRequest('api.user.create_user.signup_link_invalid.app_error');
  const { member } = await joinTeam(tx, team, user);
  const sender = await findUser(tx.db, invitation.senderId);
  for (const id of invitation.channels) {
    const channel = await channelHead(tx.db, id);
    if (!channel || channel.team_id !== team.id || channel.delete_at > 0 || (await isKeptOut(tx, channel, user.id))) continue;
    if (await groupsKeepOut(tx.db, channel, [user.id])) continue;
    await joinChannel(tx, channel, user, sender ?? user);
  }
  return member;
}
