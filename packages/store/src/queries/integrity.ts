import { sql } from 'kysely';
import type { Db } from '../store.ts';

/** A row of one table that should belong to a row of another. */
export interface Relation {
  readonly parent: string;
  readonly child: string;
  /** The column that names the parent, and the child's own id where it has one. */
  readonly column: string;
  readonly id?: string;
  /** An empty value belongs to nothing, and may. */
  readonly mayBeEmpty?: true;
  /** Only these rows of the child. */
  readonly types?: readonly string[];
}

const many = (parent: string, column: string, id: string | undefined, children: readonly string[], mayBeEmpty?: true): Relation[] =>
  children.map((child) => ({ parent, child, column, ...(id === undefined ? {} : { id }), ...(mayBeEmpty ? { mayBeEmpty } : {}) }));

/** What should belong to what, as the protocol's clients know it. */
export const relations: readonly Relation[] = [
  ...many('Channels', 'ChannelId', undefined, ['ChannelMemberHistory', 'ChannelMembers']),
  ...many('Channels', 'ChannelId', 'Id', ['CommandWebhooks', 'FileInfo', 'IncomingWebhooks', 'OutgoingWebhooks', 'Posts'], true),
  ...many('Commands', 'CommandId', 'Id', ['CommandWebhooks']),
  ...many('Posts', 'PostId', 'Id', ['FileInfo'], true),
  ...many('Posts', 'RootId', 'Id', ['Posts'], true),
  ...many('Posts', 'PostId', undefined, ['Reactions']),
  ...many('Schemes', 'SchemeId', 'Id', ['Channels', 'Teams'], true),
  ...many('Sessions', 'SessionId', 'Id', ['Audits'], true),
  ...many('Teams', 'TeamId', 'Id', ['Commands', 'IncomingWebhooks', 'OutgoingWebhooks'], true),
  { parent: 'Teams', child: 'Channels', column: 'TeamId', id: 'Id', types: ['O', 'P'] },
  { parent: 'Teams', child: 'Channels', column: 'TeamId', id: 'Id', types: ['D', 'G'], mayBeEmpty: true },
  ...many('Teams', 'TeamId', undefined, ['TeamMembers']),
  { parent: 'Teams', child: 'Threads', column: 'ThreadTeamId', id: 'PostId', mayBeEmpty: true },
  ...many('Users', 'UserId', 'Id', ['Audits'], true),
  ...many('Users', 'UserId', 'Id', ['CommandWebhooks', 'Compliances', 'IncomingWebhooks', 'Posts', 'Sessions', 'UserAccessTokens']),
  ...many('Users', 'UserId', undefined, ['ChannelMemberHistory', 'ChannelMembers', 'Preferences', 'Reactions', 'Status', 'TeamMembers']),
  ...many('Users', 'CreatorId', 'Id', ['Channels'], true),
  ...many('Users', 'CreatorId', 'Id', ['Commands', 'Emoji', 'FileInfo', 'OAuthApps', 'OutgoingWebhooks']),
  { parent: 'Users', child: 'OAuthAccessData', column: 'UserId', id: 'Token' },
  { parent: 'Users', child: 'OAuthAuthData', column: 'UserId', id: 'Code' },
];

export interface Orphan {
  readonly parent_id: string | null;
  readonly child_id: string | null;
}

/** Rows whose parent is not there, by the parent's id; not more than `limit`. */
export async function orphansOf(db: Db, { parent, child, column, id, mayBeEmpty, types }: Relation, limit: number): Promise<Orphan[]> {
  const ref = sql.ref(`c.${column.toLowerCase()}`);
  const childId = id === undefined ? sql`null` : sql.ref(`c.${id.toLowerCase()}`);
  const filled = mayBeEmpty ? sql`and coalesce(${ref}, '') <> ''` : sql``;
  const ofType = types ? sql`and c.type in (${sql.join(types)})` : sql``;
  const { rows } = await sql<Orphan>`select ${ref} as parent_id, ${childId} as child_id from ${sql.table(child.toLowerCase())} as c
    where not exists (select 1 from ${sql.table(parent.toLowerCase())} as p where p.id = ${ref}) ${filled} ${ofType}
    order by 1, 2 limit ${sql.lit(limit)}`.execute(db);
  return rows;
}
