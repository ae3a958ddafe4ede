import { textFields } from '@foremast/domain/input/text-fields';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findUserByEmail, findUserByUsername } from '@foremast/store/queries/users';
import { t } from '@foremast/wire/scalars';

// Older clients ask before they sign in; newer ones sign in and are told. People who are not there need no code.
export const checkUserMfa = operation({
  id: 'CheckUserMfa',
  method: 'POST',
  path: '/api/v4/users/mfa',
  summary: 'Whether signing in asks for a second factor.',
  body: t.Unknown(),
  lenientBody: true,
  response: t.Object({ mfa_required: t.Boolean() }),
  permission: 'public',
  async handle({ body }, ctx) {
    const login = (textFields(body).login_id ?? '').toLowerCase();
    if (login === '') throw invalidBody('login_id');
    const user = (await findUserByUsername(ctx.db, login)) ?? (await findUserByEmail(ctx.db, login));
    return { mfa_required: ctx.config.ServiceSettings.EnableMultifactorAuthentication && user?.mfa_active === true };
  },
});
