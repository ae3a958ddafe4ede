import type { LinkedGroup, NamedSyncable, SyncableKind } from '@foremast/store/queries/group-syncables';
import { groupMemberCounts } from '@foremast/store/queries/groups';
import type { Db } from '@foremast/store/store';
import type { GroupSyncable, GroupWithSchemeAdmin } from '@foremast/wire/models/group';
import { bareGroup } from './present-group.ts';

export function presentSyncable(
  kind: SyncableKind,
  { target_id, display_name, type, team_id, team_display_name, team_type, ...link }: NamedSyncable,
): GroupSyncable {
  const team = { team_id, team_display_name, team_type };
  if (kind === 'team') return { ...link, ...team, type: 'Team' };
  return { ...link, ...team, channel_id: target_id, channel_display_name: display_name, channel_type: type, type: 'Channel' };
}

export async function presentLinkedGroups(db: Db, rows: readonly LinkedGroup[], withCount: boolean): Promise<GroupWithSchemeAdmin[]> {
  const counts = withCount
    ? await groupMemberCounts(
        db,
        rows.map((row) => row.id),
      )
    : undefined;
  return rows.map(({ scheme_admin, ...row }) => ({ ...bareGroup(row), scheme_admin, ...(counts ? { member_count: counts.get(row.id) ?? 0 } : {}) }));
}
