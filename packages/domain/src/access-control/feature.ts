import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';

/** Is access ruled by attributes on this server? */
export const rulesApply = ({ config }: Pick<Ctx, 'config'>): boolean => config.AccessControlSettings.EnableAttributeBasedAccessControl;

/** Throws this id (501) while the feature is switched off. */
export function requireRules(ctx: Pick<Ctx, 'config'>, id: string): void {
  if (!rulesApply(ctx)) throw switchedOff(id);
}
