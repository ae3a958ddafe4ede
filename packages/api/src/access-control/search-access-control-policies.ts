import { requireRules } from '@foremast/domain/access-control/feature';
import { searchPolicies } from '@foremast/domain/access-control/search-policies';
import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { AccessPolicy } from '@foremast/wire/models/access-policy';
import { t } from '@foremast/wire/scalars';

export const searchAccessControlPolicies = operation({
  id: 'SearchAccessControlPolicies',
  method: 'POST',
  path: '/api/v4/access_control_policies/search',
  summary: 'Access policies by name, type, or what they build on.',
  body: t.Object({
    term: t.String(),
    type: t.String(),
    parent_id: t.String(),
    ids: t.Array(t.String()),
    active: t.Optional(t.Boolean()),
    include_children: t.Boolean(),
    cursor: t.Object({ id: t.String() }),
    limit: t.Integer(),
  }),
  bodyName: 'access_control_policy_search',
  response: t.Object({ policies: t.Array(AccessPolicy), total: t.Integer() }),
  permission: () => [manageSystem],
  async handle({ body }, ctx) {
    requireRules(ctx, 'app.pap.search_access_control_policies.app_error');
    const { parent_id, include_children, cursor, active, ...rest } = body;
    const { id: after } = cursor;
    return searchPolicies(ctx, { ...rest, parentId: parent_id, includeChildren: include_children, after, ...(active ? { active } : {}) });
  },
});
