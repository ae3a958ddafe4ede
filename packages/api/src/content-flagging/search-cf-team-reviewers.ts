import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { requireReviewer, searchReviewers } from '@foremast/domain/content-flagging/reviewers';
import { presentUsers } from '@foremast/domain/users/present-users';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const searchCfTeamReviewers = operation({
  id: 'SearchCFTeamReviewers',
  method: 'GET',
  path: '/api/v4/content_flagging/team/{team_id}/reviewers/search',
  summary: 'Find reviewers of a team by their names.',
  query: t.Object({ term: t.String() }),
  uncheckedParams: ['team_id'],
  response: t.Array(User),
  permission: 'session',
  async handle({ params, query }, ctx) {
    requireFlagging(ctx, params);
    await requireReviewer(ctx, ctx.userId, params.team_id);
    return presentUsers(ctx, await searchReviewers(ctx, params.team_id, query.term));
  },
});
