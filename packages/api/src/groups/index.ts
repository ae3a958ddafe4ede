import { addGroupMembers } from './add-group-members.ts';
import { createGroup } from './create-group.ts';
import { deleteGroup } from './delete-group.ts';
import { deleteGroupMembers } from './delete-group-members.ts';
import { getGroup } from './get-group.ts';
import { getGroupStats } from './get-group-stats.ts';
import { getGroupSyncableForChannelId } from './get-group-syncable-for-channel-id.ts';
import { getGroupSyncableForTeamId } from './get-group-syncable-for-team-id.ts';
import { getGroupSyncablesChannels } from './get-group-syncables-channels.ts';
import { getGroupSyncablesTeams } from './get-group-syncables-teams.ts';
import { getGroupUsers } from './get-group-users.ts';
import { getGroups } from './get-groups.ts';
import { getGroupsAssociatedToChannelsByTeam } from './get-groups-associated-to-channels-by-team.ts';
import { getGroupsByChannel } from './get-groups-by-channel.ts';
import { getGroupsByNames } from './get-groups-by-names.ts';
import { getGroupsByTeam } from './get-groups-by-team.ts';
import { getGroupsByUserId } from './get-groups-by-user-id.ts';
import { linkGroupSyncableForChannel } from './link-group-syncable-for-channel.ts';
import { linkGroupSyncableForTeam } from './link-group-syncable-for-team.ts';
import { patchGroup } from './patch-group.ts';
import { patchGroupSyncableForChannel } from './patch-group-syncable-for-channel.ts';
import { patchGroupSyncableForTeam } from './patch-group-syncable-for-team.ts';
import { restoreGroup } from './restore-group.ts';
import { unlinkGroupSyncableForChannel } from './unlink-group-syncable-for-channel.ts';
import { unlinkGroupSyncableForTeam } from './unlink-group-syncable-for-team.ts';
import { unlinkLdapGroup } from './unlink-ldap-group.ts';

export const groups = [
  addGroupMembers,
  createGroup,
  deleteGroup,
  deleteGroupMembers,
  getGroup,
  getGroupStats,
  getGroupSyncableForChannelId,
  getGroupSyncableForTeamId,
  getGroupSyncablesChannels,
  getGroupSyncablesTeams,
  getGroupUsers,
  getGroups,
  getGroupsAssociatedToChannelsByTeam,
  getGroupsByChannel,
  getGroupsByNames,
  getGroupsByTeam,
  getGroupsByUserId,
  linkGroupSyncableForChannel,
  linkGroupSyncableForTeam,
  patchGroup,
  patchGroupSyncableForChannel,
  patchGroupSyncableForTeam,
  restoreGroup,
  unlinkGroupSyncableForChannel,
  unlinkGroupSyncableForTeam,
  unlinkLdapGroup,
];
