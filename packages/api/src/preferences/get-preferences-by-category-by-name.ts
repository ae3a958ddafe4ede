import { ownAccount } from '@foremast/domain/permissions/system';
import { checkPreferenceKey } from '@foremast/domain/preferences/preference-key';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findPreference } from '@foremast/store/queries/preferences';
import { Preference } from '@foremast/wire/models/preference';

export const getPreferencesByCategoryByName = operation({
  id: 'GetPreferencesByCategoryByName',
  method: 'GET',
  path: '/api/v4/users/{user_id}/preferences/{category}/name/{preference_name}',
  summary: 'One preference of a person.',
  response: Preference,
  permission: 'session',
  async handle({ params }, ctx) {
    checkPreferenceKey('category', params.category);
    checkPreferenceKey('preference_name', params.preference_name);
    await ctx.require(ownAccount(params.user_id));
    const found = await findPreference(ctx.db, params.user_id, params.category, params.preference_name);
    if (!found) throw badRequest('app.preference.get.app_error');
    return found;
  },
});
