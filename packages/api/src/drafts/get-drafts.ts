import { ownDrafts, refuseWhenOff } from '@foremast/domain/drafts/drafts';
import { inTeam } from '@foremast/domain/permissions/team';
import { operation } from '@foremast/kernel/operation';
import { Draft } from '@foremast/wire/models/draft';
import { t } from '@foremast/wire/scalars';

// The caller's own drafts, whoever is named; none is null: so the contract has it.
export const getDrafts = operation({
  id: 'GetDrafts',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/drafts',
  summary: 'One’s drafts in a team and in direct channels.',
  response: t.Nullable(t.Array(Draft)),
  permission: 'session',
  uncheckedParams: ['user_id', 'team_id'],
  async handle({ params }, ctx) {
    refuseWhenOff(ctx);
    await ctx.require(inTeam(params.team_id));
    const drafts = await ownDrafts(ctx, params.team_id);
    return drafts.length > 0 ? drafts : null;
  },
});
