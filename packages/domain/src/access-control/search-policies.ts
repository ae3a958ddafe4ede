import type { Ctx } from '@foremast/kernel/context';
import { type AccessPolicyFilter, accessPolicies, channelsBuiltOn, countAccessPolicies } from '@foremast/store/queries/access-policies';
import type { AccessPolicy } from '@foremast/wire/models/access-policy';
import { presentPolicy } from './present-policy.ts';

const PAGE = 60;
const MOST = 1000;

export interface PolicySearch extends AccessPolicyFilter {
  readonly includeChildren: boolean;
  readonly after: string;
  readonly limit: number;
}

/** Policies by id; with `includeChildren`, `props.child_ids` names the channels that build on each. `total` counts beyond the page. */
export async function searchPolicies(
  ctx: Ctx,
  { includeChildren, after, limit, ...filter }: PolicySearch,
): Promise<{ policies: AccessPolicy[]; total: number }> {
  const rows = await accessPolicies(ctx.db, filter, { after, limit: limit > 0 ? Math.min(limit, MOST) : PAGE });
  const total = await countAccessPolicies(ctx.db, filter);
  if (!includeChildren) return { policies: rows.map(presentPolicy), total };
  const built = await channelsBuiltOn(
    ctx.db,
    rows.filter(({ type }) => type === 'parent').map(({ id }) => id),
  );
  const withChildren = (policy: AccessPolicy): AccessPolicy => {
    if (policy.type !== 'parent') return policy;
    return { ...policy, props: { ...policy.props, child_ids: built.filter(({ parent }) => parent === policy.id).map(({ channel }) => channel) } };
  };
  return { policies: rows.map(presentPolicy).map(withChildren), total };
}
