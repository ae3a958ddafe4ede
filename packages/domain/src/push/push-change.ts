import type { Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { badgesOf, devicesOf } from '@foremast/store/queries/notification-facts';
import { Id, t } from '@foremast/wire/scalars';
import { threadReaders } from '../threads/readers.ts';
import { type PushBody, pushOn } from './send-push.ts';
import { tellPhones } from './tell-phones.ts';

/** Something was read elsewhere, or is unread again: phones take notifications away and count anew. */
export const pushChange = job({
  name: 'push_change',
  input: t.Object({
    user_id: Id,
    /** What was read; empty when only the number on the app changes. */
    read: t.Array(t.Object({ channel_id: Id, root_id: t.String() })),
    /** The session that did it, which knows. */
    by_session: t.String(),
  }),
  async run({ user_id, read, by_session }, ctx) {
    if (!pushOn(ctx)) return;
    const sessions = (await devicesOf(ctx.db, [user_id], ctx.now())).filter((session) => session.id !== by_session);
    if (sessions.length === 0) return;
    const readers = await threadReaders(ctx.db, ctx.config, [user_id]);
    const badge = (await badgesOf(ctx.db, [user_id], readers)).get(user_id) ?? 0;
    const silent = { badge, cont_ava: 1 };
    const bodies: PushBody[] =
      read.length === 0
        ? [{ ...silent, type: 'update_badge', sound: 'none' }]
        : read.map((place) => ({ ...silent, ...place, type: 'clear', is_crt_enabled: readers.has(user_id) }));
    await tellPhones(
      ctx,
      bodies.flatMap((body) => sessions.map((session) => ({ session, body }))),
    );
  },
});

export interface ReadPlace {
  readonly channel_id: string;
  readonly root_id: string;
}

/** The other phones of somebody take away what was read here. */
export async function clearPhones(tx: Tx, userId: string, read: readonly ReadPlace[]): Promise<void> {
  if (read.length > 0 && pushOn(tx)) await tx.enqueue(pushChange, { user_id: userId, read: [...read], by_session: tx.ctx.maybeSession?.id ?? '' });
}

/** Something is unread again: the number on somebody's phones follows. */
export async function recountPhones(tx: Tx, userId: string): Promise<void> {
  if (pushOn(tx)) await tx.enqueue(pushChange, { user_id: userId, read: [], by_session: '' });
}
