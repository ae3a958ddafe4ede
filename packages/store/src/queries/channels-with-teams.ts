import type { Db } from '../store.ts';
import { type ChannelRow, channelColumns } from './channels.ts';

/** What a channel in lists over all teams carries of its team. */
export interface TeamFacts {
  team_display_name: string;
  team_name: string;
  team_update_at: number;
  policy_id: string | null;
}

export const selectWithTeam = (db: Db) =>
  db
    .selectFrom('channels')
    .innerJoin('teams', 'teams.id', 'channels.teamid')
    .leftJoin('retentionpolicieschannels', 'retentionpolicieschannels.channelid', 'channels.id')
    .select([
      ...channelColumns,
      'teams.displayname as team_display_name',
      'teams.name as team_name',
      'teams.updateat as team_update_at',
      'retentionpolicieschannels.policyid as policy_id',
    ]);

/** These channels, in this order, with what lists over all teams carry of their teams. */
export async function withTeams(db: Db, ids: readonly string[]): Promise<(ChannelRow & TeamFacts)[]> {
  if (ids.length === 0) return [];
  const rows = (await selectWithTeam(db).where(db.dialect.anyOf('channels.id', ids)).execute()) as (ChannelRow & TeamFacts)[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
