import { hasSystem, onSystem } from '@foremast/domain/permissions/system';
import { hasOnTeam, onTeam } from '@foremast/domain/permissions/team';
import { requireIncoming } from '@foremast/domain/webhooks/incoming-access';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { countIncomingWebhooks, listIncomingWebhooks } from '@foremast/store/queries/incoming-webhooks';
import { IncomingWebhook } from '@foremast/wire/models/webhook';
import { t } from '@foremast/wire/scalars';

const OTHERS = 'manage_others_incoming_webhooks';

export const getIncomingWebhooks = operation({
  id: 'GetIncomingWebhooks',
  method: 'GET',
  path: '/api/v4/hooks/incoming',
  summary: 'Incoming webhooks, of a team or of all.',
  query: t.Object({ ...paging, team_id: t.String(), include_total_count: t.Boolean({ default: false }) }),
  response: t.Union([t.Array(IncomingWebhook), t.Object({ incoming_webhooks: t.Array(IncomingWebhook), total_count: t.Integer() })]),
  permission: ({ query }) => [
    query.team_id === '' ? onSystem('manage_own_incoming_webhooks') : onTeam('manage_own_incoming_webhooks', query.team_id),
  ],
  async handle({ query }, ctx) {
    const { team_id: teamId } = query;
    requireIncoming(ctx);
    const all = teamId === '' ? await hasSystem(ctx, OTHERS) : await hasOnTeam(ctx, OTHERS, teamId);
    const filter = { ...(teamId === '' ? {} : { teamId }), ...(all ? {} : { userId: ctx.userId }) };
    const incoming_webhooks = await listIncomingWebhooks(ctx.db, filter, query.page * query.per_page, query.per_page);
    return query.include_total_count ? { incoming_webhooks, total_count: await countIncomingWebhooks(ctx.db, filter) } : incoming_webhooks;
  },
});
