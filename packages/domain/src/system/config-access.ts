import { accessOf, type ConfigAccess, unlimited } from '@foremast/kernel/config/access';
import type { Ctx } from '@foremast/kernel/context';
import type { Requirement } from '@foremast/kernel/permission';
import { roles } from '@foremast/store/queries/roles';
import { words } from '../permissions/roles.ts';

/** Everything that the caller holds in the system. */
export async function systemPermissions(ctx: Ctx): Promise<ReadonlySet<string>> {
  const all = await roles(ctx.db);
  return new Set(words(ctx.session.roles).flatMap((name) => [...(all.get(name)?.granted ?? [])]));
}

/** Which keys of the configuration the caller may read and write. */
export async function configAccess(ctx: Ctx): Promise<ConfigAccess> {
  return ctx.isSystem ? unlimited : accessOf(await systemPermissions(ctx), ctx.config);
}

/** Some page of the console, whichever. */
export const anyConsole = (kind: 'read' | 'write'): Requirement => ({
  label: `sysconsole_${kind}_*`,
  async holds(ctx) {
    return (await configAccess(ctx)).hasAny(`sysconsole_${kind}_`);
  },
});
