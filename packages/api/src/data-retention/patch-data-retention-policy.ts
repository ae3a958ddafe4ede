import { onSystem } from '@foremast/domain/permissions/system';
import { patchRetentionPolicy } from '@foremast/domain/retention/change-policy';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { RetentionPolicy } from '@foremast/wire/models/retention-policy';
import { t } from '@foremast/wire/scalars';

// Lists that are sent take the place of those that are there.
export const patchDataRetentionPolicy = operation({
  id: 'PatchDataRetentionPolicy',
  method: 'PATCH',
  path: '/api/v4/data_retention/policies/{policy_id}',
  summary: 'Change a policy, and the teams and channels that follow it.',
  body: t.Nullable(
    t.Object({
      display_name: t.Optional(t.String()),
      post_duration: t.Optional(t.Integer()),
      team_ids: t.Optional(t.Array(t.String())),
      channel_ids: t.Optional(t.Array(t.String())),
    }),
  ),
  bodyName: 'policy',
  response: RetentionPolicy,
  permission: () => [onSystem('sysconsole_write_compliance_data_retention_policy')],
  handle({ params, body }, ctx) {
    if (!body) throw invalidBody('policy');
    return ctx.tx((tx) => patchRetentionPolicy(tx, params.policy_id, body));
  },
});
