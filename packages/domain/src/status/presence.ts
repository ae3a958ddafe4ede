import type { Ctx, Tx } from '@foremast/kernel/context';
import { findStatus } from '@foremast/store/queries/status';
import { lastActivityOf } from './activity.ts';
import { becomeOnline, statusOf, writeStatus } from './write-status.ts';

/** Somebody opened a socket. */
export async function userConnected(ctx: Ctx, userId: string): Promise<void> {
  await ctx.tx((tx) => becomeOnline(tx, userId, false));
}

/** Somebody's last socket is gone. */
export async function userDisconnected(ctx: Ctx, userId: string): Promise<void> {
  await ctx.tx((tx) => becomeOffline(tx, userId));
}

/** Offline; what was chosen by hand stays. */
export async function becomeOffline(tx: Tx, userId: string): Promise<void> {
  const before = await statusOf(tx.db, userId);
  if (before.manual) return;
  await writeStatus(tx, { ...before, status: 'offline', last_activity_at: tx.now() }, { unlessChosen: true });
}

/** Offline, whatever was chosen: the account is closed. */
export async function forceOffline(tx: Tx, userId: string): Promise<void> {
  if (!(await findStatus(tx.db, userId))) return;
  await writeStatus(tx, { ...(await statusOf(tx.db, userId)), status: 'offline', manual: false, dnd_end_time: 0, last_activity_at: tx.now() });
}

async function becomeAway(tx: Tx, userId: string, chosen: boolean): Promise<void> {
  const before = await statusOf(tx.db, userId);
  const lastActivityAt = lastActivityOf(tx.app, userId, before.last_activity_at);
  const idleMs = tx.now() - lastActivityAt;
  if (!chosen && (before.manual || before.status !== 'online' || idleMs <= tx.config.TeamSettings.UserStatusAwayTimeout * 1000)) return;
  await writeStatus(tx, { ...before, status: 'away', manual: chosen, last_activity_at: lastActivityAt }, { unlessChosen: !chosen });
}

/**
 * A client says whether its person is active. Not `manual`, it changes nothing that was chosen, and inactivity counts only
 * after a while. Also to be called with `false` for every sign of life of a socket.
 */
export async function updateActiveStatus(ctx: Ctx, userId: string, isActive: boolean, manual: boolean): Promise<void> {
  await ctx.tx<unknown>((tx) => (isActive ? becomeOnline(tx, userId, manual) : becomeAway(tx, userId, manual)));
}

/** Writing and reading messages make somebody online. */
export async function setOnlineByActivity(tx: Tx, userId: string): Promise<void> {
  if (tx.config.ServiceSettings.EnableUserStatuses) await becomeOnline(tx, userId, false);
}
