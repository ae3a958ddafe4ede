import { requireRuleMaker } from '@foremast/domain/permissions/access-control';
import { PROFILE_GROUP } from '@foremast/domain/profile-fields/group';
import { presentField } from '@foremast/domain/profile-fields/present-field';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { findPropertyGroup, propertyFields } from '@foremast/store/queries/properties';
import { ProfileField } from '@foremast/wire/models/profile-field';
import { t } from '@foremast/wire/scalars';

const MOST = 100;

// Works while rules are switched off, too: the list of fields is the same.
export const getAccessControlPolicyAutocompleteFields = operation({
  id: 'GetAccessControlPolicyAutocompleteFields',
  method: 'GET',
  path: '/api/v4/access_control_policies/cel/autocomplete/fields',
  summary: 'The fields of profiles that rules can speak of, the oldest first, from after one of them.',
  query: t.Object({ after: t.String(), limit: t.String(), channelId: t.String() }),
  response: t.Array(ProfileField),
  permission: 'session',
  async handle({ query: { after, limit, channelId } }, ctx) {
    await requireRuleMaker(ctx, channelId);
    if (after !== '' && !isId(after)) throw invalidBody('after');
    const most = Number(limit);
    if (limit === '' || !Number.isInteger(most) || most < 1 || most > MOST) throw badRequest('api.access_control_policy.get_fields.limit.app_error');
    const groupId = await findPropertyGroup(ctx.db, PROFILE_GROUP);
    const fields = groupId ? await propertyFields(ctx.db, groupId) : [];
    const from = fields.findIndex(({ id }) => id === after) + 1;
    return fields.slice(from, from + most).map(presentField);
  },
});
