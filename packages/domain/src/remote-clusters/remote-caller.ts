import { timingSafeEqual } from 'node:crypto';
import type { Ctx } from '@foremast/kernel/context';
import { noSession } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { findRemoteCluster, type RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { requireRemoteService } from './service.ts';

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The server that calls, by the token it was given. Throws like a missing session (401), and 501 while servers are not connected. */
export async function remoteCaller(ctx: Ctx): Promise<RemoteClusterRow> {
  const { headers } = ctx.request;
  const [id, token] = [headers.get('x-remotecluster-id') ?? '', headers.get('x-remotecluster-token') ?? ''];
  if (!isId(id) || !isId(token)) throw noSession();
  const row = await findRemoteCluster(ctx.db, id);
  if (!row || !same(row.token, token)) throw noSession();
  requireRemoteService(ctx);
  return row;
}
