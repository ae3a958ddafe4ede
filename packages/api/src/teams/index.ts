import { addTeamMember } from './add-team-member.ts';
import { createTeam } from './create-team.ts';
import { getAllTeams } from './get-all-teams.ts';
import { getTeamByName } from './get-team-by-name.ts';
import { getTeamMember } from './get-team-member.ts';
import { getTeamMembersByIds } from './get-team-members-by-ids.ts';
import { getTeamMembersForUser } from './get-team-members-for-user.ts';
import { getTeamMembers } from './get-team-members.ts';
import { getTeamStats } from './get-team-stats.ts';
import { getTeamUnread } from './get-team-unread.ts';
import { getTeam } from './get-team.ts';
import { getTeamsForUser } from './get-teams-for-user.ts';
import { getTeamsUnreadForUser } from './get-teams-unread-for-user.ts';
import { removeTeamMember } from './remove-team-member.ts';
import { teamExists } from './team-exists.ts';

export const teams = [
  addTeamMember,
  createTeam,
  getAllTeams,
  getTeam,
  getTeamByName,
  getTeamMember,
  getTeamMembers,
  getTeamMembersByIds,
  getTeamMembersForUser,
  getTeamStats,
  getTeamUnread,
  getTeamsForUser,
  getTeamsUnreadForUser,
  removeTeamMember,
  teamExists,
];
