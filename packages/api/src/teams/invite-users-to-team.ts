import { onTeam } from '@foremast/domain/permissions/team';
import { type InvitationForm, invitePeople, invitePeopleGracefully } from '@foremast/domain/teams/invite-people';
import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { EmailInviteWithError } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

const BAD_BODY = 'api.team.invite_members_to_team_and_channels.invalid_body.app_error';
const Form = t.Object({ emails: t.Array(t.String()), channelIds: t.Array(t.String()), message: t.String() });

/** A list of addresses, or addresses with channels and a word of one's own. */
function formOf(body: unknown): InvitationForm {
  try {
    const { emails, channelIds, message } = decodeBody(Form, Array.isArray(body) ? { emails: body } : body);
    return { emails: [...new Set(emails.map((email) => email.trim().toLowerCase()))], channels: channelIds, message, guest: false };
  } catch (error) {
    if (error instanceof WrongShape) throw badRequest(BAD_BODY);
    throw error;
  }
}

export const inviteUsersToTeam = operation({
  id: 'InviteUsersToTeam',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/invite/email',
  summary: 'Invite people to a team by mail; graceful: tell of each whether it worked.',
  query: t.Object({ graceful: t.Boolean() }),
  body: t.Unknown(),
  bodyError: BAD_BODY,
  response: t.Union([StatusOK, t.Array(EmailInviteWithError)]),
  permission: ({ params }) => [onTeam('invite_user', params.team_id), onTeam('add_user_to_team', params.team_id)],
  async handle({ params, query, body }, ctx) {
    const form = formOf(body);
    if (form.emails.length === 0) throw invalidBody('user_email');
    if (query.graceful) return invitePeopleGracefully(ctx, params.team_id, form);
    await invitePeople(ctx, params.team_id, form);
    return OK;
  },
});
