import { addTeamMember } from './add-team-member.ts';
import { createTeam } from './create-team.ts';

export const teams = [addTeamMember, createTeam];
