import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { insertTerms, latestTerms, type TermsRow } from '@foremast/store/queries/terms-of-service';
import { audit } from '../audits/audit.ts';

const TEXT_MAX = 16_383;

/** Puts new terms of service in force; the same text again is no new version. */
export async function publishTerms(ctx: Ctx, text: string): Promise<TermsRow> {
  if (text === '') throw badRequest('api.create_terms_of_service.empty_text.app_error');
  if ([...text].length > TEXT_MAX) throw badRequest('model.terms_of_service.is_valid.text.app_error');
  return ctx.tx(async (tx) => {
    const last = await latestTerms(tx.db);
    if (last?.text === text) return last;
    const row: TermsRow = { id: newId(), create_at: tx.now(), user_id: ctx.userId, text };
    await insertTerms(tx.db, row);
    await audit(tx);
    tx.afterCommit(() => tx.app.published.learn({ termsOfServiceId: row.id }));
    return row;
  });
}
