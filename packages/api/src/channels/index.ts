import { addChannelMember } from './add-channel-member.ts';
import { autocompleteChannelsForTeam } from './autocomplete-channels-for-team.ts';
import { autocompleteChannelsForTeamForSearch } from './autocomplete-channels-for-team-for-search.ts';
import { channelMembersMinusGroupMembers } from './channel-members-minus-group-members.ts';
import { convertGroupMessageToChannel } from './convert-group-message-to-channel.ts';
import { createChannel } from './create-channel.ts';
import { createDirectChannel } from './create-direct-channel.ts';
import { createGroupChannel } from './create-group-channel.ts';
import { createSidebarCategoryForTeamForUser } from './create-sidebar-category-for-team-for-user.ts';
import { deleteChannel } from './delete-channel.ts';
import { getAllChannels } from './get-all-channels.ts';
import { getChannel } from './get-channel.ts';
import { getChannelAccessControlAttributes } from './get-channel-access-control-attributes.ts';
import { getChannelByName } from './get-channel-by-name.ts';
import { getChannelByNameForTeamName } from './get-channel-by-name-for-team-name.ts';
import { getChannelMember } from './get-channel-member.ts';
import { getChannelMemberCountsByGroup } from './get-channel-member-counts-by-group.ts';
import { getChannelMembers } from './get-channel-members.ts';
import { getChannelMembersByIds } from './get-channel-members-by-ids.ts';
import { getChannelMembersForUser } from './get-channel-members-for-user.ts';
import { getChannelMembersTimezones } from './get-channel-members-timezones.ts';
import { getChannelMembersWithTeamDataForUser } from './get-channel-members-with-team-data-for-user.ts';
import { getChannelModerations } from './get-channel-moderations.ts';
import { getChannelStats } from './get-channel-stats.ts';
import { getChannelsForTeamForUser } from './get-channels-for-team-for-user.ts';
import { getChannelsForUser } from './get-channels-for-user.ts';
import { getChannelsMemberCount } from './get-channels-member-count.ts';
import { getDeletedChannelsForTeam } from './get-deleted-channels-for-team.ts';
import { getGroupMessageMembersCommonTeams } from './get-group-message-members-common-teams.ts';
import { getPrivateChannelsForTeam } from './get-private-channels-for-team.ts';
import { getPublicChannelsByIdsForTeam } from './get-public-channels-by-ids-for-team.ts';
import { getPublicChannelsForTeam } from './get-public-channels-for-team.ts';
import { getSidebarCategoriesForTeamForUser } from './get-sidebar-categories-for-team-for-user.ts';
import { getSidebarCategoryForTeamForUser } from './get-sidebar-category-for-team-for-user.ts';
import { getSidebarCategoryOrderForTeamForUser } from './get-sidebar-category-order-for-team-for-user.ts';
import { moveChannel } from './move-channel.ts';
import { patchChannel } from './patch-channel.ts';
import { patchChannelModerations } from './patch-channel-moderations.ts';
import { removeSidebarCategoryForTeamForUser } from './remove-sidebar-category-for-team-for-user.ts';
import { removeUserFromChannel } from './remove-user-from-channel.ts';
import { restoreChannel } from './restore-channel.ts';
import { searchAllChannels } from './search-all-channels.ts';
import { searchArchivedChannels } from './search-archived-channels.ts';
import { searchChannels } from './search-channels.ts';
import { searchGroupChannels } from './search-group-channels.ts';
import { updateChannel } from './update-channel.ts';
import { updateChannelMemberAutotranslation } from './update-channel-member-autotranslation.ts';
import { updateChannelMemberSchemeRoles } from './update-channel-member-scheme-roles.ts';
import { updateChannelNotifyProps } from './update-channel-notify-props.ts';
import { updateChannelPrivacy } from './update-channel-privacy.ts';
import { updateChannelRoles } from './update-channel-roles.ts';
import { updateChannelScheme } from './update-channel-scheme.ts';
import { updateSidebarCategoriesForTeamForUser } from './update-sidebar-categories-for-team-for-user.ts';
import { updateSidebarCategoryForTeamForUser } from './update-sidebar-category-for-team-for-user.ts';
import { updateSidebarCategoryOrderForTeamForUser } from './update-sidebar-category-order-for-team-for-user.ts';

export const channels = [
  addChannelMember,
  autocompleteChannelsForTeam,
  autocompleteChannelsForTeamForSearch,
  channelMembersMinusGroupMembers,
  convertGroupMessageToChannel,
  createChannel,
  createDirectChannel,
  createGroupChannel,
  createSidebarCategoryForTeamForUser,
  deleteChannel,
  getAllChannels,
  getChannel,
  getChannelAccessControlAttributes,
  getChannelByName,
  getChannelByNameForTeamName,
  getChannelMember,
  getChannelMemberCountsByGroup,
  getChannelMembers,
  getChannelMembersByIds,
  getChannelMembersForUser,
  getChannelMembersWithTeamDataForUser,
  getChannelMembersTimezones,
  getChannelModerations,
  getChannelStats,
  getChannelsForTeamForUser,
  getChannelsForUser,
  getChannelsMemberCount,
  getDeletedChannelsForTeam,
  getGroupMessageMembersCommonTeams,
  getPrivateChannelsForTeam,
  getPublicChannelsByIdsForTeam,
  getPublicChannelsForTeam,
  getSidebarCategoriesForTeamForUser,
  getSidebarCategoryForTeamForUser,
  getSidebarCategoryOrderForTeamForUser,
  moveChannel,
  patchChannel,
  patchChannelModerations,
  removeSidebarCategoryForTeamForUser,
  removeUserFromChannel,
  restoreChannel,
  searchAllChannels,
  searchArchivedChannels,
  searchChannels,
  searchGroupChannels,
  updateChannel,
  updateChannelMemberAutotranslation,
  updateChannelMemberSchemeRoles,
  updateChannelNotifyProps,
  updateChannelPrivacy,
  updateChannelRoles,
  updateChannelScheme,
  updateSidebarCategoriesForTeamForUser,
  updateSidebarCategoryForTeamForUser,
  updateSidebarCategoryOrderForTeamForUser,
];
