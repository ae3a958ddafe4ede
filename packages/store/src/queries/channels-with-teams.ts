import type { Db } from '../store.ts';
import { channelColumns } from './channels.ts';

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
