import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { Id, t } from '@foremast/wire/scalars';
import type { MentionRank } from '../posts/mention-rank.ts';
import { messageToTell, namedPeople, type ToldMessage } from './candidates.ts';
import { mailable, type Told, writeMails } from './mail-of-message.ts';

/** So many mails are written in one go: more would keep everybody else waiting. */
const AT_ONCE = 100;

/** Mails about a message to some of those who are told of it. */
export const mailPart = job({
  name: 'mail_of_message',
  input: t.Object({ post_id: Id, told: t.Array(t.Tuple([Id, t.Nullable(t.Integer())])) }),
  async run({ post_id, told }, ctx) {
    const of = await messageToTell(ctx, post_id);
    if (!of) return;
    const readers = told.map(([user_id, rank]): Told => ({ person: { user_id }, mention: (rank ?? undefined) as MentionRank | undefined }));
    await writeMails(ctx, of, readers, await namedPeople(ctx, of));
  },
});

/** Mails about a message, in parts where there are many. Answers who gets one. */
export async function mailOfMessage(ctx: Ctx, of: ToldMessage, told: readonly Told[]): Promise<Set<string>> {
  const readers = new Set((await mailable(ctx, told)).map((user) => user.id));
  const mailed = told.filter(({ person }) => readers.has(person.user_id));
  if (mailed.length <= AT_ONCE) await writeMails(ctx, of, mailed, await namedPeople(ctx, of));
  else
    await ctx.tx(async (tx) => {
      for (let from = 0; from < mailed.length; from += AT_ONCE) {
        const part = mailed.slice(from, from + AT_ONCE).map(({ person, mention }): [string, number | null] => [person.user_id, mention ?? null]);
        await tx.enqueue(mailPart, { post_id: of.post.id, told: part });
      }
    });
  return readers;
}
