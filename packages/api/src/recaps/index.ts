import { createRecap } from './create-recap.ts';
import { deleteRecap } from './delete-recap.ts';
import { getRecap } from './get-recap.ts';
import { getRecapsForUser } from './get-recaps-for-user.ts';
import { markRecapAsRead } from './mark-recap-as-read.ts';
import { regenerateRecap } from './regenerate-recap.ts';

export const recaps = [createRecap, deleteRecap, getRecap, getRecapsForUser, markRecapAsRead, regenerateRecap];
