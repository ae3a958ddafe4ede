import type { Ctx } from '@foremast/kernel/context';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import type { UserRow } from '@foremast/store/queries/users';
import { guardedFetch } from '../net/guarded-fetch.ts';
import { remoteHeaders, remoteUrl } from '../remote-clusters/send-frame.ts';
import { pictureOf } from '../users/picture-of.ts';

const TIMEOUT_MS = 30_000;

async function sendPicture(ctx: Ctx, remote: RemoteClusterRow, user: UserRow): Promise<void> {
  const { data } = await pictureOf(ctx, user);
  const form = new FormData();
  form.set('image', new File([data as Blob], 'profile.png', { type: 'image/png' }));
  const encoded = new Response(form);
  const headers = { ...remoteHeaders(remote), 'content-type': encoded.headers.get('content-type') ?? '' };
  const request = { method: 'POST', headers, body: await encoded.bytes(), timeoutMs: TIMEOUT_MS, maxRedirects: 0 } as const;
  await guardedFetch(ctx.config, remoteUrl(remote, `${user.id}/image`), request).catch(() => undefined);
}

/** The pictures that people chose for themselves; without one, the other server draws its own. */
export async function sendPictures(ctx: Ctx, remote: RemoteClusterRow, people: readonly UserRow[]): Promise<void> {
  for (const user of people) if (user.last_picture_update > 0) await sendPicture(ctx, remote, user);
}
