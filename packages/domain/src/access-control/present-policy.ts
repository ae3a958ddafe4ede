import type { AccessPolicyRow } from '@foremast/store/queries/access-policies';
import type { AccessPolicy } from '@foremast/wire/models/access-policy';

export function presentPolicy({ data, ...row }: AccessPolicyRow): AccessPolicy {
  return {
    ...row,
    imports: data?.imports ?? [],
    rules: (data?.rules ?? []).map(({ actions, expression }) => ({ actions: actions ?? [], expression: expression ?? '' })),
    props: row.props ?? {},
  };
}
