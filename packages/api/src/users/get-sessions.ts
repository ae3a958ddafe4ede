import { isSuperseded } from '@foremast/domain/oauth/superseded-session';
import { ownAccount } from '@foremast/domain/permissions/system';
import { presentSession } from '@foremast/domain/sessions/present-session';
import { operation } from '@foremast/kernel/operation';
import { sessionsOfUser } from '@foremast/store/queries/sessions';
import { teamMembershipsOfUser } from '@foremast/store/queries/team-members';
import { Session } from '@foremast/wire/models/session';
import { t } from '@foremast/wire/scalars';

export const getSessions = operation({
  id: 'GetSessions',
  method: 'GET',
  path: '/api/v4/users/{user_id}/sessions',
  summary: 'The open sessions of a person, the latest used first.',
  response: t.Array(Session),
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params }, ctx) {
    const members = await teamMembershipsOfUser(ctx.db, params.user_id);
    const sessions = (await sessionsOfUser(ctx.db, params.user_id)).filter((session) => !isSuperseded(session));
    return Promise.all(sessions.map((session) => presentSession(ctx.db, session, members)));
  },
});
