import type { Tx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { type ChannelHead, type ChannelRow, channelHead, findChannel, heldChannel } from '@foremast/store/queries/channels';
import type { Db } from '@foremast/store/store';

/** The row, with its counters; `app.channel.get.existing.app_error` (404) when it is not there. */
export async function getChannel(db: Db, id: string): Promise<ChannelRow> {
  const row = await findChannel(db, id);
  if (!row) throw notFound('app.channel.get.existing.app_error');
  return row;
}

/** The row, to be changed: nobody else changes it before the transaction ends. The same error. */
export async function getHeldChannel(tx: Tx, id: string): Promise<ChannelRow> {
  const row = await heldChannel(tx.db, id);
  if (!row) throw notFound('app.channel.get.existing.app_error');
  return row;
}

/** From memory, without counters; the same error. */
export async function getChannelHead(db: Db, id: string): Promise<ChannelHead> {
  const head = await channelHead(db, id);
  if (!head) throw notFound('app.channel.get.existing.app_error');
  return head;
}

export const isDirectOrGroup = ({ type }: Pick<ChannelHead, 'type'>): boolean => type === 'D' || type === 'G';
