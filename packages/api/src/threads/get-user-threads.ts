import { ownAccount } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { threadsOfUser } from '@foremast/domain/threads/list-threads';
import { operation } from '@foremast/kernel/operation';
import { UserThreads } from '@foremast/wire/models/thread';
import { t } from '@foremast/wire/scalars';

// Clients send `pageSize`; the contract only heeds `per_page`.
export const getUserThreads = operation({
  id: 'GetUserThreads',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/threads',
  summary: 'The threads that a person follows in a team, those in direct channels among them.',
  query: t.Object({
    since: t.String(),
    before: t.String(),
    after: t.String(),
    per_page: t.Integer({ default: 30, minimum: 1, maximum: 200 }),
    extended: t.Boolean(),
    deleted: t.Boolean(),
    unread: t.Boolean(),
    totalsOnly: t.Boolean(),
    threadsOnly: t.Boolean(),
    excludeDirect: t.Boolean(),
  }),
  response: UserThreads,
  permission: ({ params }) => [ownAccount(params.user_id), inTeam(params.team_id)],
  handle: ({ params, query }, ctx) => threadsOfUser(ctx, params.user_id, params.team_id, query),
});
