import type { Ctx, Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { takeWaiting, waitingOf, waitingOfType } from '@foremast/store/queries/jobs';
import { viewedSince } from '@foremast/store/queries/notification-facts';
import { preferenceOf } from '@foremast/store/queries/preference-values';
import { findUser } from '@foremast/store/queries/users';
import { Id, Millis, type Static, t } from '@foremast/wire/scalars';
import { Quote } from '../mail/letter.ts';
import { mail, siteLink, wordsFor } from '../mail/send-mail.ts';
import { clockFor } from './mail-clock.ts';

const Entry = t.Object({ user_id: Id, post_id: Id, at: Millis, team_id: t.String(), quote: Quote });
type Entry = Static<typeof Entry>;

const SHORTEST_S = 30;
/** The others go with the first; they are due by themselves only if that one was lost. */
const SPARE_MS = 60_000;
const NAME = 'batched_mail';
const keyOf = (userId: string, postId: string): string => `${userId}:${postId}`;

/** Keeps what a mail will say until its reader's interval is over; false when too many have come within one turn. */
export async function queueMail(tx: Tx, entry: Entry, interval: string): Promise<boolean> {
  const { EmailBatchingBufferSize, EmailBatchingInterval } = tx.config.EmailSettings;
  if ((await waitingOfType(tx.db, NAME, tx.now() - EmailBatchingInterval * 1000)) >= EmailBatchingBufferSize) return false;
  const seconds = Math.max(Number(interval) || 900, EmailBatchingInterval, SHORTEST_S);
  const [first] = await waitingOf(tx.db, NAME, keyOf(entry.user_id, ''));
  await tx.enqueue(batchedMail, entry, { runAt: first ? first.run_at + SPARE_MS : tx.now() + seconds * 1000 });
  return true;
}

/** One mail about all that waits for one reader; none if the reader has been there meanwhile. */
async function send(ctx: Ctx, entries: readonly Entry[], tx: Tx): Promise<void> {
  const [first] = entries;
  const reader = first && (await findUser(tx.db, first.user_id));
  if (!first || !reader || reader.delete_at > 0 || !tx.config.EmailSettings.SendEmailNotifications) return;
  const teams = [...new Set(entries.map((entry) => entry.team_id))];
  if (await viewedSince(tx.db, reader.id, teams, first.at)) return;
  const words = wordsFor(ctx, reader.locale);
  const military = (await preferenceOf(tx.db, [reader.id], 'display_settings', 'use_military_time')).get(reader.id) === 'true';
  await mail(
    tx,
    {
      to: reader.email,
      subject: words.message.batchSubject(entries.length, clockFor(reader, military).day(first.at)),
      title: words.message.batchTitle(entries.length),
      lines: [],
      quotes: entries.map((entry) => entry.quote),
      button: { label: words.message.batchButton, url: siteLink(tx, '') },
    },
    false,
  );
}

/** The first message of a batch is due: the others that wait for the same reader go with it. */
export const batchedMail = job({
  name: NAME,
  input: Entry,
  key: ({ user_id, post_id }) => keyOf(user_id, post_id),
  async run(entry, ctx) {
    await ctx.tx(async (tx) => {
      const others = (await takeWaiting(tx.db, NAME, keyOf(entry.user_id, ''), tx.now())) as Entry[];
      const entries = [entry, ...others].sort((a, b) => a.at - b.at);
      await send(ctx, entries, tx);
    });
  },
});
