import type { Ctx } from '@foremast/kernel/context';
import { notFound, switchedOff } from '@foremast/kernel/error';
import { type ComplianceRow, findCompliance } from '@foremast/store/queries/compliances';

/** Throws `ent.compliance.licence_disable.app_error` (501) while reports are switched off. */
export function requireCompliance({ config }: Pick<Ctx, 'config'>): void {
  if (!config.ComplianceSettings.Enable) throw switchedOff('ent.compliance.licence_disable.app_error');
}

/** Throws `app.compliance.get.finding.app_error` (404). */
export async function getCompliance(ctx: Pick<Ctx, 'db'>, id: string): Promise<ComplianceRow> {
  const row = await findCompliance(ctx.db, id);
  if (!row) throw notFound('app.compliance.get.finding.app_error');
  return row;
}
