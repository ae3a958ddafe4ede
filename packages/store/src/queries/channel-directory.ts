import { type DirectoryType, type Entry, folded } from '../directory.ts';
import type { Db } from '../store.ts';

export interface ChannelFacts {
  readonly teamId: string;
  readonly type: string;
  readonly name: string;
  readonly deleted: boolean;
  readonly groupConstrained: boolean;
}

/** Places of the texts. */
export const CHANNEL_TEXT = { name: 0, title: 1, purpose: 2 } as const;

const select = (db: Db) =>
  db
    .selectFrom('channels')
    .select(['id', 'teamid', 'type', 'name', 'displayname', 'purpose', 'deleteat', 'groupconstrained'])
    .where('type', 'in', ['O', 'P']);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const entry = (row: Row): Entry<ChannelFacts> => ({
  id: row.id,
  order: row.displayname ?? '',
  texts: folded(row.name, row.displayname, row.purpose),
  facts: {
    teamId: row.teamid ?? '',
    type: row.type ?? '',
    name: row.name ?? '',
    deleted: row.deleteat !== 0,
    groupConstrained: row.groupconstrained === true,
  },
});

/** The open and private channels of all teams, archived ones included, by title. */
export const channelDirectory: DirectoryType<ChannelFacts> = {
  cache: 'channels',
  page: async (db, after, limit) => (await select(db).where('id', '>', after).orderBy('id').limit(limit).execute()).map(entry),
  byIds: async (db, ids) => (await select(db).where(db.dialect.anyOf('id', ids)).execute()).map(entry),
};
