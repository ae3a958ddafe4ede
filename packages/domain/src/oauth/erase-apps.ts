import type { Ctx } from '@foremast/kernel/context';
import { inSteps } from '@foremast/kernel/in-steps';
import { deleteOAuthApp, listOAuthApps } from '@foremast/store/queries/oauth-apps';
import { withdrawOAuthGrantsOfApp } from '@foremast/store/queries/oauth-grants';

const AT_ONCE = 500;

/** An app goes, and with it, in steps, all it held of anybody. */
export async function eraseApp(ctx: Ctx, id: string): Promise<void> {
  await inSteps(ctx, AT_ONCE, (tx) => withdrawOAuthGrantsOfApp(tx.db, id, AT_ONCE));
  await ctx.tx(async (tx) => {
    await deleteOAuthApp(tx.db, id);
    // Whoever allowed it in the meantime.
    await withdrawOAuthGrantsOfApp(tx.db, id, AT_ONCE);
  });
}

const APPS_AT_ONCE = 100;

/** The apps of somebody who goes: nobody would look after them. */
export async function eraseAppsOf(ctx: Ctx, userId: string): Promise<void> {
  for (;;) {
    const apps = await listOAuthApps(ctx.db, userId, 0, APPS_AT_ONCE);
    if (apps.length === 0) return;
    for (const { id } of apps) await eraseApp(ctx, id);
  }
}
