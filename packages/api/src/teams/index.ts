import { addTeamMember } from './add-team-member.ts';
import { addTeamMemberFromInvite } from './add-team-member-from-invite.ts';
import { addTeamMembers } from './add-team-members.ts';
import { createTeam } from './create-team.ts';
import { getAllTeams } from './get-all-teams.ts';
import { getTeam } from './get-team.ts';
import { getTeamByName } from './get-team-by-name.ts';
import { getTeamIcon } from './get-team-icon.ts';
import { getTeamInviteInfo } from './get-team-invite-info.ts';
import { getTeamMember } from './get-team-member.ts';
import { getTeamMembers } from './get-team-members.ts';
import { getTeamMembersByIds } from './get-team-members-by-ids.ts';
import { getTeamMembersForUser } from './get-team-members-for-user.ts';
import { getTeamStats } from './get-team-stats.ts';
import { getTeamUnread } from './get-team-unread.ts';
import { getTeamsForUser } from './get-teams-for-user.ts';
import { getTeamsUnreadForUser } from './get-teams-unread-for-user.ts';
import { importTeam } from './import-team.ts';
import { invalidateEmailInvites } from './invalidate-email-invites.ts';
import { inviteGuestsToTeam } from './invite-guests-to-team.ts';
import { inviteUsersToTeam } from './invite-users-to-team.ts';
import { patchTeam } from './patch-team.ts';
import { regenerateTeamInviteId } from './regenerate-team-invite-id.ts';
import { removeTeamIcon } from './remove-team-icon.ts';
import { removeTeamMember } from './remove-team-member.ts';
import { restoreTeam } from './restore-team.ts';
import { searchTeams } from './search-teams.ts';
import { setTeamIcon } from './set-team-icon.ts';
import { softDeleteTeam } from './soft-delete-team.ts';
import { teamExists } from './team-exists.ts';
import { teamMembersMinusGroupMembers } from './team-members-minus-group-members.ts';
import { updateTeam } from './update-team.ts';
import { updateTeamMemberRoles } from './update-team-member-roles.ts';
import { updateTeamMemberSchemeRoles } from './update-team-member-scheme-roles.ts';
import { updateTeamPrivacy } from './update-team-privacy.ts';
import { updateTeamScheme } from './update-team-scheme.ts';

export const teams = [
  addTeamMember,
  addTeamMemberFromInvite,
  addTeamMembers,
  createTeam,
  getAllTeams,
  getTeam,
  getTeamByName,
  getTeamIcon,
  getTeamInviteInfo,
  getTeamMember,
  getTeamMembers,
  getTeamMembersByIds,
  getTeamMembersForUser,
  getTeamStats,
  getTeamUnread,
  getTeamsForUser,
  getTeamsUnreadForUser,
  importTeam,
  invalidateEmailInvites,
  inviteGuestsToTeam,
  inviteUsersToTeam,
  patchTeam,
  regenerateTeamInviteId,
  removeTeamIcon,
  removeTeamMember,
  restoreTeam,
  searchTeams,
  setTeamIcon,
  softDeleteTeam,
  teamExists,
  teamMembersMinusGroupMembers,
  updateTeam,
  updateTeamMemberRoles,
  updateTeamMemberSchemeRoles,
  updateTeamPrivacy,
  updateTeamScheme,
];
