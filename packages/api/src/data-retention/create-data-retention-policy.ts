import { onSystem } from '@foremast/domain/permissions/system';
import { createRetentionPolicy } from '@foremast/domain/retention/change-policy';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { RetentionPolicy } from '@foremast/wire/models/retention-policy';
import { t } from '@foremast/wire/scalars';

export const createDataRetentionPolicy = operation({
  id: 'CreateDataRetentionPolicy',
  method: 'POST',
  path: '/api/v4/data_retention/policies',
  summary: 'Make a policy for teams and channels.',
  body: t.Nullable(
    t.Object({
      display_name: t.String(),
      post_duration: t.Optional(t.Integer()),
      team_ids: t.Array(t.String()),
      channel_ids: t.Array(t.String()),
    }),
  ),
  bodyName: 'policy',
  response: RetentionPolicy,
  status: 201,
  permission: () => [onSystem('sysconsole_write_compliance_data_retention_policy')],
  handle({ body }, ctx) {
    if (!body) throw invalidBody('policy');
    return ctx.tx((tx) => createRetentionPolicy(tx, body));
  },
});
