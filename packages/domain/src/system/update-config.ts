import { updateSettings } from '@foremast/kernel/config/update';
import type { Ctx, Tx } from '@foremast/kernel/context';
import { configChanged } from '@foremast/wire/events';
import { closeGuestAccounts } from '../users/close-guest-accounts.ts';
import { configAccess } from './config-access.ts';

/**
 * Checks, stores and puts a configuration in force, in this process and in all others; everyone's client is told. Throws
 * `model.config.is_valid.*` (400) and `api.config.update_config.*`. `also` is stored with it, or neither is.
 */
export async function changeConfig(ctx: Ctx, body: unknown, mode: 'replace' | 'patch', also?: (tx: Tx) => Promise<void>): Promise<void> {
  const { config } = ctx.app;
  const access = await configAccess(ctx);
  await ctx.tx(async (tx) => {
    const { stored, inForce } = updateSettings({ stored: config.stored, overrides: config.overrides, access, body, mode, now: tx.now() });
    await also?.(tx);
    if (Bun.deepEquals(stored, config.stored)) return;
    await config.save(tx.db, stored, tx.now());
    if (config.current.GuestAccountsSettings.Enable && !inForce.GuestAccountsSettings.Enable) await closeGuestAccounts(tx);
    tx.afterCommit(() => {
      config.apply(stored);
      ctx.app.deliver([{ name: configChanged.name, data: { config: { ...ctx.app.published.full } }, audience: {} }], []);
    });
  });
}
