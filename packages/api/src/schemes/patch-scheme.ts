import { onSystem } from '@foremast/domain/permissions/system';
import { getScheme } from '@foremast/domain/schemes/get-scheme';
import { patchScheme as patch } from '@foremast/domain/schemes/save-scheme';
import { operation } from '@foremast/kernel/operation';
import { Scheme } from '@foremast/wire/models/scheme';
import { t } from '@foremast/wire/scalars';

export const patchScheme = operation({
  id: 'PatchScheme',
  method: 'PUT',
  path: '/api/v4/schemes/{scheme_id}/patch',
  summary: 'Change the name or the description of a scheme.',
  body: t.Object({ name: t.Optional(t.String()), display_name: t.Optional(t.String()), description: t.Optional(t.String()) }),
  bodyName: 'scheme',
  response: Scheme,
  permission: () => [onSystem('sysconsole_write_user_management_permissions')],
  async handle({ params, body }, ctx) {
    const scheme = await getScheme(ctx.db, params.scheme_id);
    return ctx.tx((tx) => patch(tx, scheme, body));
  },
});
