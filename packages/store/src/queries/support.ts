import { sql } from 'kysely';
import type { Db } from '../store.ts';

export interface SupportCounts {
  readonly registered_users: number;
  readonly active_users: number;
  readonly deactivated_users: number;
  readonly guests: number;
  readonly bot_accounts: number;
  readonly posts: number;
  readonly channels: number;
  readonly teams: number;
  readonly slash_commands: number;
  readonly incoming_webhooks: number;
  readonly outgoing_webhooks: number;
}

/** How much of everything there is, in one query. */
export async function supportCounts(db: Db): Promise<SupportCounts> {
  const { rows } = await sql<Record<string, number | string>>`select
    (select count(*) from users where id not in (select userid from bots)) as registered_users,
    (select count(*) from users where deleteat = 0 and id not in (select userid from bots)) as active_users,
    (select count(*) from users where deleteat > 0 and id not in (select userid from bots)) as deactivated_users,
    (select count(*) from users where deleteat = 0 and roles like '%system_guest%') as guests,
    (select count(*) from bots where deleteat = 0) as bot_accounts,
    (select count(*) from posts where deleteat = 0) as posts,
    (select count(*) from channels where deleteat = 0) as channels,
    (select count(*) from teams where deleteat = 0) as teams,
    (select count(*) from commands where deleteat = 0) as slash_commands,
    (select count(*) from incomingwebhooks where deleteat = 0) as incoming_webhooks,
    (select count(*) from outgoingwebhooks where deleteat = 0) as outgoing_webhooks`.execute(db);
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, count]) => [name, Number(count)])) as unknown as SupportCounts;
}

/** What the database calls itself. */
export async function databaseVersion(db: Db): Promise<string> {
  const { rows } = await db.runner.run(db.dialect.versionQuery, []);
  return String(Object.values(rows[0] ?? {})[0] ?? '');
}
