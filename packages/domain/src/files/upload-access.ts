import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { onChannel } from '../permissions/channel.ts';

/** May the caller send files to the channel? An archived one still takes them. */
export async function requireUpload(ctx: Ctx, channelId: string, restricted: string): Promise<void> {
  await ctx.require(onChannel('upload_file', channelId));
  const channel = await channelHead(ctx.db, channelId);
  if (channel && (await isRestrictedDirect(ctx, channel))) throw badRequest(restricted);
}
