import { inSteps } from '@foremast/kernel/in-steps';
import { job } from '@foremast/kernel/job';
import { deleteOldOAuthCodes } from '@foremast/store/queries/oauth-grants';
import { deleteExpiredSessions } from '@foremast/store/queries/sessions';
import { deleteOldTokens } from '@foremast/store/queries/tokens';
import { t } from '@foremast/wire/scalars';

const HOUR_MS = 3_600_000;
const AT_ONCE = 1000;
/** No token for a link lives longer. */
const TOKEN_MS = 48 * HOUR_MS;
/** Ended sessions stay a day, so that their phones can be told. */
const GRACE_MS = 24 * HOUR_MS;

/** Sessions and links that nobody can use any more. */
export const removeExpired = job({
  name: 'remove_expired_sessions',
  input: t.Object({}),
  key: () => 'all',
  everyMs: HOUR_MS,
  async run(_, ctx) {
    await inSteps(ctx, AT_ONCE, (tx) => deleteExpiredSessions(tx.db, tx.now() - GRACE_MS, AT_ONCE));
    await ctx.tx((tx) => deleteOldTokens(tx.db, tx.now() - TOKEN_MS));
    await ctx.tx((tx) => deleteOldOAuthCodes(tx.db, tx.now() - TOKEN_MS));
  },
});
