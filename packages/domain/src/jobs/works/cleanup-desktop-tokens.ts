import { deleteDesktopTokens } from '@foremast/store/queries/cleaning';
import { publicJob } from '../public-job.ts';

const VALID_MS = 5 * 60_000;

/** Tokens with which a desktop app signs in are good for five minutes. Their instants are in seconds. */
export const cleanupDesktopTokens = publicJob({
  type: 'cleanup_desktop_tokens',
  everyMs: () => 60 * 60_000,
  async run(ctx) {
    await ctx.tx((tx) => deleteDesktopTokens(tx.db, Math.floor((tx.now() - VALID_MS) / 1000)));
  },
});
