import { createTeam } from './create-team.ts';

export const teams = [createTeam];
