import { deletePreferences } from './delete-preferences.ts';
import { getPreferences } from './get-preferences.ts';
import { getPreferencesByCategory } from './get-preferences-by-category.ts';
import { getPreferencesByCategoryByName } from './get-preferences-by-category-by-name.ts';
import { updatePreferences } from './update-preferences.ts';

export const preferences = [deletePreferences, getPreferences, getPreferencesByCategory, getPreferencesByCategoryByName, updatePreferences];
