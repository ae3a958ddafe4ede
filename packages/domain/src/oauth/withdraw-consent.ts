import type { Ctx } from '@foremast/kernel/context';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { CONSENT } from '@foremast/store/queries/oauth-apps';
import { withdrawOAuthGrant } from '@foremast/store/queries/oauth-grants';
import { deletePreferences } from '@foremast/store/queries/preferences';
import { audit } from '../audits/audit.ts';
import { refuseIfProviderOff } from './find-app.ts';

/** The caller takes back what an app was allowed: its tokens stop working, and it has to ask again. An app that is not there is no error. */
export async function withdrawConsent(ctx: Ctx, clientId: string): Promise<void> {
  if (!isId(clientId)) throw invalidBody('client_id');
  refuseIfProviderOff(ctx);
  const { userId } = ctx;
  await ctx.tx(async (tx) => {
    await withdrawOAuthGrant(tx.db, userId, clientId);
    await deletePreferences(tx.db, userId, [{ category: CONSENT, name: clientId }]);
    await audit(tx, { extra: 'success' });
  });
}
