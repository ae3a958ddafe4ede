import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import type { RemoteFrame } from '@foremast/wire/models/remote-cluster';
import { guardedFetch } from '../net/guarded-fetch.ts';

const TIMEOUT_MS = 30_000;
const MAX_ANSWER = 1024 * 1024;

export interface OutgoingFrame {
  /** Below `/api/v4/remotecluster/`. */
  readonly path: string;
  readonly topic: string;
  readonly payload: unknown;
  readonly timeoutMs?: number;
}

/** What another server answered, not looked at yet. */
export interface RemoteAnswer {
  readonly status?: unknown;
  readonly err?: unknown;
  readonly payload?: unknown;
  readonly [field: string]: unknown;
}

export const remoteHeaders = ({ remote_id, remote_token }: RemoteClusterRow): Record<string, string> => ({
  'x-remotecluster-id': remote_id,
  'x-remotecluster-token': remote_token,
});
export const remoteUrl = ({ site_url }: RemoteClusterRow, path: string): string => `${site_url}/api/v4/remotecluster/${path}`;

async function readAnswer(response: Response): Promise<RemoteAnswer | undefined> {
  if (!response.ok) return undefined;
  const answer: unknown = JSON.parse(await response.text());
  return typeof answer === 'object' && answer !== null ? (answer as RemoteAnswer) : undefined;
}

/** Sends something to another server; `undefined` when it cannot be reached or does not take it. */
export async function postToRemote(
  ctx: Ctx,
  remote: RemoteClusterRow,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  { type = 'application/json', timeoutMs = TIMEOUT_MS }: { readonly type?: string; readonly timeoutMs?: number } = {},
): Promise<RemoteAnswer | undefined> {
  try {
    const response = await guardedFetch(ctx.config, remoteUrl(remote, path), {
      method: 'POST',
      headers: { ...remoteHeaders(remote), 'content-type': type },
      body,
      timeoutMs,
      maxBytes: MAX_ANSWER,
      maxRedirects: 0,
    });
    return await readAnswer(response);
  } catch {
    return undefined;
  }
}

/** A message to another server. */
export function sendFrame(ctx: Ctx, remote: RemoteClusterRow, { path, topic, payload, timeoutMs }: OutgoingFrame): Promise<RemoteAnswer | undefined> {
  const frame: RemoteFrame = { remote_id: remote.remote_id, msg: { id: newId(), topic, create_at: ctx.now(), payload } };
  return postToRemote(ctx, remote, path, JSON.stringify(frame), timeoutMs === undefined ? {} : { timeoutMs });
}
