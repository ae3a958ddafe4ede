import type { Ctx } from '@foremast/kernel/context';
import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { badRequest } from '@foremast/kernel/error';
import { readText } from '@foremast/kernel/read-text';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { RemoteFrame } from '@foremast/wire/models/remote-cluster';
import { leaveUnread } from '../input/leave-unread.ts';
import { remoteCaller } from './remote-caller.ts';

/** What another server says at once is longer than what people say. */
export const FRAME_MAX = 8 * 1024 * 1024;

const unreadable = () => badRequest('api.unmarshal_error');

async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request, FRAME_MAX);
  // No database holds a NUL in a text.
  if (text.includes('\\u0000') || !text.isWellFormed()) throw unreadable();
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

/**
 * What another server sends, and which one it is; nothing is read of strangers. Throws `api.unmarshal_error` and, when it speaks
 * for another server, `api.context.remote_id_invalid.app_error` (400).
 */
export async function incomingFrame(ctx: Ctx): Promise<{ remote: RemoteClusterRow; msg: RemoteFrame['msg'] }> {
  const { raw } = ctx.request;
  try {
    const remote = await remoteCaller(ctx);
    if (!raw) throw unreadable();
    const frame = decodeBody(RemoteFrame, await readJson(raw));
    if (frame.remote_id !== remote.remote_id) throw badRequest('api.context.remote_id_invalid.app_error');
    return { remote, msg: frame.msg };
  } catch (error) {
    if (raw) leaveUnread(raw);
    throw error instanceof WrongShape ? unreadable() : error;
  }
}
