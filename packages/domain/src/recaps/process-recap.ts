import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { job } from '@foremast/kernel/job';
import { channelsByIds } from '@foremast/store/queries/channel-lists';
import { findRecap, type RecapChange, type RecapChannelRow, type RecapRow, replaceRecapChannels, updateRecap } from '@foremast/store/queries/recaps';
import { recapUpdated } from '@foremast/wire/events';
import { Id, t } from '@foremast/wire/scalars';

async function tell(ctx: Ctx, row: RecapRow, what: RecapChange, channels: readonly RecapChannelRow[]): Promise<void> {
  await ctx.tx(async (tx) => {
    await updateRecap(tx.db, row.id, { ...what, update_at: tx.now() });
    await replaceRecapChannels(tx.db, row.id, channels);
    tx.emit(recapUpdated, { recap_id: row.id }, { user: row.user_id });
  });
}

/** The channels, with nothing said of them. */
async function emptyChannels(ctx: Ctx, row: RecapRow, ids: readonly string[]): Promise<RecapChannelRow[]> {
  const nothing = { highlights: null, action_items: null, source_post_ids: null };
  const channels = new Map((await channelsByIds(ctx.db, ids)).map((channel) => [channel.id, channel]));
  return ids.flatMap((id) => {
    const channel = channels.get(id);
    if (!channel) return [];
    const channel_name = [...(channel.display_name || channel.name)].slice(0, 64).join('');
    return { id: newId(), recap_id: row.id, channel_id: id, channel_name, ...nothing, create_at: ctx.now() };
  });
}

/**
 * Has an agent sum up what was said. Agents come with a plugin, and none is installed: the recap fails, as it does when an agent
 * does not answer. It keeps its channels, so that it can be tried again.
 */
export const processRecap = job({
  name: 'recap',
  input: t.Object({ recap_id: Id, channel_ids: t.Array(Id) }),
  key: ({ recap_id }) => recap_id,
  async run({ recap_id, channel_ids }, ctx) {
    const row = await findRecap(ctx.db, recap_id);
    if (!row || row.status === 'completed' || row.status === 'failed') return;
    await tell(ctx, row, { status: 'processing' }, []);
    await tell(ctx, row, { status: 'failed' }, await emptyChannels(ctx, row, channel_ids));
  },
});
