import { hasOnChannel } from '@foremast/domain/permissions/channel';
import { hasSystem } from '@foremast/domain/permissions/system';
import { hasOnTeam } from '@foremast/domain/permissions/team';
import { requireOutgoing } from '@foremast/domain/webhooks/outgoing-access';
import type { Ctx } from '@foremast/kernel/context';
import { paging } from '@foremast/kernel/decode';
import { noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { listOutgoingWebhooks } from '@foremast/store/queries/outgoing-webhooks';
import { OutgoingWebhook } from '@foremast/wire/models/webhook';
import { t } from '@foremast/wire/scalars';

interface Place {
  readonly team_id: string;
  readonly channel_id: string;
}

function has(ctx: Ctx, permission: string, { team_id, channel_id }: Place): Promise<boolean> {
  if (channel_id !== '') return hasOnChannel(ctx, permission, channel_id);
  return team_id === '' ? hasSystem(ctx, permission) : hasOnTeam(ctx, permission, team_id);
}

const filterOf = ({ team_id, channel_id }: Place) => {
  if (channel_id !== '') return { channelId: channel_id };
  return team_id === '' ? {} : { teamId: team_id };
};

export const getOutgoingWebhooks = operation({
  id: 'GetOutgoingWebhooks',
  method: 'GET',
  path: '/api/v4/hooks/outgoing',
  summary: 'Outgoing webhooks, of a channel, of a team or of all.',
  query: t.Object({ ...paging, team_id: t.String(), channel_id: t.String() }),
  response: t.Array(OutgoingWebhook),
  permission: 'session',
  async handle({ query }, ctx) {
    if (!(await has(ctx, 'manage_own_outgoing_webhooks', query))) throw noPermission();
    requireOutgoing(ctx);
    const all = await has(ctx, 'manage_others_outgoing_webhooks', query);
    return listOutgoingWebhooks(
      ctx.db,
      { ...filterOf(query), ...(all ? {} : { creatorId: ctx.userId }) },
      query.page * query.per_page,
      query.per_page,
    );
  },
});
