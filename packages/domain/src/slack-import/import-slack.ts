import type { Ctx } from '@foremast/kernel/context';
import { idOf } from '@foremast/kernel/id';
import { type JobRun, job } from '@foremast/kernel/job';
import { findTeam } from '@foremast/store/queries/teams';
import { findUserByUsername, type UserRow } from '@foremast/store/queries/users';
import { Id, t } from '@foremast/wire/scalars';
import { discardDraft, receiveDraft } from '../files/draft.ts';
import { fileStore } from '../files/file-store.ts';
import { setActive } from '../users/deactivate.ts';
import { insertAccount } from '../users/insert-account.ts';
import { importMessages, type MessageImport } from './import-messages.ts';
import { importPeople } from './import-people.ts';
import { importPlaces } from './import-places.ts';
import { ImportReport } from './report.ts';
import { BadArchive, SlackArchive } from './slack-archive.ts';
import type { SlackImport } from './slack-import.ts';

/** Programs of the workspace speak through one account, which nobody can sign in with and which is closed when all is done. */
function programs(ctx: Ctx, key: string): { bot(): Promise<UserRow>; close(): Promise<void> } {
  let made: UserRow | undefined;
  return {
    async bot() {
      const name = `slackimportuser_${idOf(key)}`;
      made ??=
        (await findUserByUsername(ctx.db, name)) ??
        (await ctx.tx((tx) => insertAccount(tx, { username: name, email: `${name}@localhost`, email_verified: true })));
      return made;
    },
    async close() {
      const user = made;
      if (user) await ctx.tx((tx) => setActive(tx, user, false));
    },
  };
}

async function importAll(ctx: Ctx, slack: SlackImport, key: string, run: JobRun): Promise<void> {
  const { archive, report } = slack;
  for (const name of archive.tooLarge) report.say('notes', `${name} is too large and was left out.`);
  const people = await importPeople(ctx, slack);
  await run.progress(5);
  const places = await importPlaces(ctx, slack, people);
  await run.progress(10);
  const channelNames = new Map(places.map(({ slackId, channel }) => [slackId, channel.name]));
  const { bot, close } = programs(ctx, key);
  const all: MessageImport = {
    ...slack,
    bot,
    uploads: archive.uploads(),
    dictionary: { person: (id) => people.get(id), user: (id) => people.get(id)?.username, channel: (id) => channelNames.get(id) },
    counts: { messages: 0, files: 0, 'unknown person': 0, 'unknown kind': 0 },
  };
  const days = Math.max(
    1,
    places.reduce((sum, { folder }) => sum + archive.namesIn(folder).length, 0),
  );
  let done = 0;
  for (const place of places) await importMessages(ctx, all, place, () => run.progress(Math.min(99, 10 + Math.floor((89 * ++done) / days))));
  await close();
  const { messages, files } = all.counts;
  report.say('notes', `${messages} messages and ${files} files were brought over.`);
  for (const reason of ['unknown person', 'unknown kind'] as const)
    if (all.counts[reason] > 0) report.say('notes', `${all.counts[reason]} messages were left out: ${reason}.`);
}

/** Brings a Slack workspace into a team. What was brought over by an earlier try, or an earlier import, does not come twice. */
export const importSlack = job({
  name: 'slack_import',
  input: t.Object({ path: t.String(), team_id: Id, by_administrator: t.Boolean() }),
  key: ({ path }) => path,
  attempts: 3,
  async run({ path, team_id, by_administrator }, ctx, run) {
    const team = await findTeam(ctx.db, team_id);
    const stored = await fileStore(ctx.app).open(path);
    if (!team || !stored) return;
    const body = stored.body();
    const bytes = (body instanceof Blob ? body.stream() : body) as unknown as AsyncIterable<Uint8Array>;
    const draft = await receiveDraft(ctx.app, bytes, stored.size, () => new Error('the archive has grown'));
    const report = new ImportReport();
    try {
      const archive = await SlackArchive.open(draft.path);
      try {
        await importAll(ctx, { archive, team, byAdministrator: by_administrator, report }, path, run);
      } finally {
        archive.close();
      }
    } catch (error) {
      if (!(error instanceof BadArchive)) throw error;
      report.say('notes', 'The archive is damaged: it could not be read to its end.');
    } finally {
      await discardDraft(draft);
    }
    await run.progress(100, { report: report.text() });
    await fileStore(ctx.app).delete(path);
  },
});
