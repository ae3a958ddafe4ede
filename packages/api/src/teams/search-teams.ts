import { listableTeams } from '@foremast/domain/permissions/list-teams';
import { onSystem } from '@foremast/domain/permissions/system';
import { presentListedTeams } from '@foremast/domain/teams/present-team';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { countTeams, listTeams, type TeamFilter, type TeamKind } from '@foremast/store/queries/teams';
import { Team, TeamsWithCount } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

const MAX_PAGE = 200;

interface Asked {
  readonly allow_open_invite?: boolean;
  readonly group_constrained?: boolean;
  readonly include_group_constrained?: boolean;
}

/** Several wishes widen the search. */
function kindsOf({ allow_open_invite: open, group_constrained: constrained, include_group_constrained: include }: Asked): TeamKind[] {
  const kinds: TeamKind[] = [];
  if (open !== undefined) kinds.push(open ? 'open' : 'closed');
  if (constrained !== undefined) kinds.push(constrained ? 'constrained' : 'unconstrained');
  if (include && kinds.length > 0) kinds.push('constrained');
  return kinds;
}

export const searchTeams = operation({
  id: 'SearchTeams',
  method: 'POST',
  path: '/api/v4/teams/search',
  summary: 'Teams with a word in their name or title, among those that the caller may list; in pages for those who may list all.',
  body: t.Object({
    term: t.String(),
    page: t.Optional(t.Integer()),
    per_page: t.Optional(t.Integer()),
    allow_open_invite: t.Optional(t.Boolean()),
    group_constrained: t.Optional(t.Boolean()),
    include_group_constrained: t.Optional(t.Boolean()),
    exclude_policy_constrained: t.Optional(t.Boolean()),
  }),
  bodyName: 'team_search',
  response: t.Union([t.Array(Team), TeamsWithCount]),
  notWhenBusy: true,
  permission: ({ body }) => (body.exclude_policy_constrained ? [onSystem('sysconsole_read_compliance_data_retention_policy')] : []),
  async handle({ body }, ctx) {
    const listable = await listableTeams(ctx);
    const { page, per_page: perPage } = body;
    const paged = page !== undefined && perPage !== undefined;
    if (!listable) return paged ? { teams: [], total_count: 0 } : [];
    if (paged && listable.openInvite !== undefined) {
      throw switchedOff(`api.team.search_teams.pagination_not_implemented.${listable.openInvite ? 'public' : 'private'}_team_search`);
    }
    const filter: TeamFilter = {
      ...listable,
      term: body.term,
      kinds: listable.openInvite === undefined ? kindsOf(body) : [],
      excludePolicyConstrained: body.exclude_policy_constrained,
    };
    if (!paged) return presentListedTeams(ctx, await listTeams(ctx.db, filter));
    const size = { page: Math.max(page, 0), perPage: Math.min(Math.max(perPage, 0), MAX_PAGE) };
    return { teams: await presentListedTeams(ctx, await listTeams(ctx.db, filter, size)), total_count: await countTeams(ctx.db, filter) };
  },
});
