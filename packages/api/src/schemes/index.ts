import { createScheme } from './create-scheme.ts';
import { deleteScheme } from './delete-scheme.ts';
import { getChannelsForScheme } from './get-channels-for-scheme.ts';
import { getScheme } from './get-scheme.ts';
import { getSchemes } from './get-schemes.ts';
import { getTeamsForScheme } from './get-teams-for-scheme.ts';
import { patchScheme } from './patch-scheme.ts';

export const schemes = [createScheme, deleteScheme, getChannelsForScheme, getScheme, getSchemes, getTeamsForScheme, patchScheme];
