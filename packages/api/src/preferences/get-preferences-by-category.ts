import { ownAccount } from '@foremast/domain/permissions/system';
import { checkPreferenceKey } from '@foremast/domain/preferences/preference-key';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { preferencesInCategory } from '@foremast/store/queries/preferences';
import { Preference } from '@foremast/wire/models/preference';
import { t } from '@foremast/wire/scalars';

export const getPreferencesByCategory = operation({
  id: 'GetPreferencesByCategory',
  method: 'GET',
  path: '/api/v4/users/{user_id}/preferences/{category}',
  summary: 'The preferences of a person in one category.',
  response: t.Array(Preference),
  permission: 'session',
  async handle({ params }, ctx) {
    checkPreferenceKey('category', params.category);
    await ctx.require(ownAccount(params.user_id));
    const found = await preferencesInCategory(ctx.db, params.user_id, params.category);
    if (found.length === 0) throw notFound('api.preference.preferences_category.get.app_error');
    return found;
  },
});
