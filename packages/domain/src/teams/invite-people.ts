import type { Ctx, Tx } from '@foremast/kernel/context';
import { type AppError, badRequest, notFound, switchedOff } from '@foremast/kernel/error';
import { errorBody } from '@foremast/kernel/error-body';
import { accessPoliciesByIds } from '@foremast/store/queries/access-policies';
import { channelTitles, isOldestUser } from '@foremast/store/queries/team-invitations';
import { findTeam, type TeamRow } from '@foremast/store/queries/teams';
import type { UserRow } from '@foremast/store/queries/users';
import type { EmailInviteWithError } from '@foremast/wire/models/team';
import { rulesApply } from '../access-control/feature.ts';
import { mail, siteLink, wordsFor } from '../mail/send-mail.ts';
import { onChannel } from '../permissions/channel.ts';
import { words } from '../permissions/roles.ts';
import { getAccount } from '../users/get-account.ts';
import { domainAllowed, isEmail } from '../users/validate-user.ts';
import { countInvitations } from './invitation-limit.ts';
import { issueInvitation } from './invitations.ts';
import { remindLater } from './remind-invited.ts';

export interface InvitationForm {
  readonly emails: readonly string[];
  readonly channels: readonly string[];
  readonly message: string;
  readonly guest: boolean;
  /** Guests get a link that signs them in, without a password. */
  readonly byLink?: boolean;
}

/** The team that people are invited to; the contract tells of an unknown one as of an unknown invitation. */
async function invitingTeam(ctx: Ctx, teamId: string): Promise<TeamRow> {
  const team = await findTeam(ctx.db, teamId);
  if (!team) throw notFound('app.team.get_by_invite_id.finding.app_error');
  return team;
}

/** Titles of the channels; only those who may add people to a channel invite into it. */
async function channelNamesOf(ctx: Ctx, team: TeamRow, { channels: ids, guest }: InvitationForm): Promise<string[]> {
  const channels = await channelTitles(ctx.db, team.id, ids);
  if (!ids.every((id) => channels.has(id))) throw badRequest('api.team.invite_guests.channel_in_invalid_team.app_error');
  // Of somebody who has no account yet nobody can say whether rules fit.
  if (guest && rulesApply(ctx) && (await accessPoliciesByIds(ctx.db, ids)).some(({ type }) => type === 'channel'))
    throw badRequest('api.team.invite_guests.policy_enforced_channel.app_error');
  if (!guest)
    for (const [id, { type }] of channels) await ctx.require(onChannel(`manage_${type === 'O' ? 'public' : 'private'}_channel_members`, id));
  return [...channels.values()].map((channel) => channel.title);
}

function addressAllowed(ctx: Ctx, team: TeamRow, email: string, guest: boolean): boolean {
  const { TeamSettings, GuestAccountsSettings } = ctx.config;
  if (guest) return domainAllowed(email, GuestAccountsSettings.RestrictCreationToDomains);
  return domainAllowed(email, team.allowed_domains) && domainAllowed(email, TeamSettings.RestrictCreationToDomains);
}

const refusal = () => badRequest('api.team.invite_members.invalid_email.app_error');

/** Who invites, as links tell it: the first administrator, an administrator, or somebody else. */
export async function senderKind(ctx: Ctx, sender: UserRow): Promise<string> {
  if (!words(sender.roles).includes('system_admin')) return 'su';
  return (await isOldestUser(ctx.db, sender)) ? 'fa' : 'sa';
}

/** An invitation, complete but for the address. */
export interface Sending extends InvitationForm {
  readonly team: TeamRow;
  readonly sender: UserRow;
  readonly kind: string;
  readonly channelNames: readonly string[];
  /** How many hours ago it was sent before, where it was. */
  readonly reminderHours?: number;
}

/** Malformed addresses are accepted, but there is nobody to write to. */
export async function sendInvitation(tx: Tx, email: string, sending: Sending): Promise<void> {
  const { team, sender, kind, channels, channelNames, message, guest, byLink, reminderHours } = sending;
  if (!isEmail(email)) return;
  const token = await issueInvitation(tx, { teamId: team.id, email, channels, senderId: sender.id, guest, ...(byLink ? { byLink } : {}) });
  const again = reminderHours === undefined ? {} : { reminder_interval: String(reminderHours) };
  const about = encodeURIComponent(JSON.stringify({ display_name: team.display_name, email, name: team.name, ...again }));
  const personal = guest || channels.length > 0;
  const rest = personal ? `&t=${token}&sbr=${kind}` : `&md=email&sbr=${kind}&t=${token}`;
  const name = [sender.first_name, sender.last_name].filter(Boolean).join(' ') || sender.username;
  const { invitation } = wordsFor(tx);
  await mail(tx, {
    to: email,
    subject: invitation.subject(name, team.display_name),
    ...(personal ? { person: { id: sender.id, name } } : {}),
    lines: [
      guest ? invitation.guest(name, team.display_name) : invitation.member(name, team.display_name),
      ...(channelNames.length > 0 ? [invitation.channels(channelNames.join(', '))] : []),
      ...(message ? [message] : []),
      invitation.lasts,
    ],
    button: {
      label: invitation.button,
      url: siteLink(tx, byLink ? `/landing#/login/one_time_link?t=${token}` : `/signup_user_complete/?d=${about}${rest}`),
    },
  });
}

async function prepare(ctx: Ctx, teamId: string, form: InvitationForm): Promise<Sending> {
  if (!ctx.config.ServiceSettings.EnableEmailInvitations) throw switchedOff('api.team.invite_members.disabled.app_error');
  const [team, sender] = [await invitingTeam(ctx, teamId), await getAccount(ctx.db, ctx.userId)];
  return { ...form, team, sender, kind: await senderKind(ctx, sender), channelNames: await channelNamesOf(ctx, team, form) };
}

/** Writes to all of them, or throws 400 when one address is of a domain that is not let in. */
export async function invitePeople(ctx: Ctx, teamId: string, form: InvitationForm): Promise<void> {
  const sending = await prepare(ctx, teamId, form);
  if (!form.emails.every((email) => addressAllowed(ctx, sending.team, email, form.guest))) throw refusal();
  countInvitations(ctx, form.emails.length);
  await ctx.tx(async (tx) => {
    for (const email of form.emails) await sendInvitation(tx, email, sending);
  });
}

/** Writes to those of allowed domains and tells of each whether it was invited. */
export async function invitePeopleGracefully(ctx: Ctx, teamId: string, form: InvitationForm): Promise<EmailInviteWithError[]> {
  const sending = await prepare(ctx, teamId, form);
  const allowed = new Set(form.emails.filter((email) => addressAllowed(ctx, sending.team, email, form.guest)));
  const refused: AppError = refusal();
  if (allowed.size > 0) countInvitations(ctx, allowed.size);
  await ctx.tx(async (tx) => {
    for (const email of allowed) await sendInvitation(tx, email, sending);
    if (!form.guest && allowed.size > 0) await remindLater(tx, sending, [...allowed]);
  });
  return form.emails.map((email) => ({ email, error: allowed.has(email) ? null : errorBody(refused) }));
}
