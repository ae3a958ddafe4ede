import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { deleteAcceptedTerms, findTerms, saveAcceptedTerms } from '@foremast/store/queries/terms-of-service';
import { audit } from '../audits/audit.ts';

/** Keeps that the caller accepted the terms, or does not any more. */
export async function answerTerms(ctx: Ctx, termsId: string, accepted: boolean): Promise<void> {
  if (!(await findTerms(ctx.db, termsId))) throw notFound('app.terms_of_service.get.no_rows.app_error');
  await ctx.tx(async (tx) => {
    if (accepted) await saveAcceptedTerms(tx.db, { user_id: ctx.userId, terms_of_service_id: termsId, create_at: tx.now() });
    else await deleteAcceptedTerms(tx.db, ctx.userId);
    await audit(tx, { extra: `TermsOfServiceId=${termsId}, accepted=${accepted}` });
  });
}
