import { onTeam } from '@foremast/domain/permissions/team';
import { type InvitationForm, invitePeople, invitePeopleGracefully } from '@foremast/domain/teams/invite-people';
import { isEmail } from '@foremast/domain/users/validate-user';
import { badRequest, forbidden, switchedOff } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { EmailInviteWithError } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

function checked({ emails, channels, message }: { emails: string[]; channels: string[]; message: string }): InvitationForm {
  const wrong = (field: string) => badRequest(`model.guest.is_valid.${field}.app_error`);
  const addresses = [...new Set(emails.map((email) => email.trim().toLowerCase()))];
  if (addresses.length === 0) throw wrong('emails');
  if (!addresses.every(isEmail)) throw wrong('email');
  if (channels.length === 0) throw wrong('channels');
  if (!channels.every(isId)) throw wrong('channel');
  return { emails: addresses, channels: [...new Set(channels)], message, guest: true };
}

export const inviteGuestsToTeam = operation({
  id: 'InviteGuestsToTeam',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/invite-guests/email',
  summary: 'Invite guests into channels of a team by mail; graceful: tell of each whether it worked.',
  query: t.Object({ graceful: t.Boolean(), guest_magic_link: t.Boolean() }),
  body: t.Object({ emails: t.Array(t.String()), channels: t.Array(t.String()), message: t.String() }),
  bodyError: 'api.team.invite_guests_to_channels.invalid_body.app_error',
  response: t.Union([StatusOK, t.Array(EmailInviteWithError)]),
  permission: ({ params }) => [onTeam('invite_guest', params.team_id)],
  async handle({ params, query, body }, ctx) {
    const { Enable, EnableGuestMagicLink } = ctx.config.GuestAccountsSettings;
    if (!Enable) throw switchedOff('api.team.invite_guests_to_channels.disabled.error');
    if (query.guest_magic_link && !EnableGuestMagicLink) throw forbidden('api.team.invite_guests_to_channels.guest_magic_link_disabled.error');
    const form = { ...checked(body), byLink: query.guest_magic_link === true };
    if (query.graceful) return invitePeopleGracefully(ctx, params.team_id, form);
    await invitePeople(ctx, params.team_id, form);
    return OK;
  },
});
