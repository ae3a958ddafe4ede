import { operation } from '@foremast/kernel/operation';
import { anyUser } from '@foremast/store/queries/users';
import { t } from '@foremast/wire/scalars';

export const getClientConfig = operation({
  id: 'GetClientConfig',
  method: 'GET',
  path: '/api/v4/config/client',
  summary: 'The settings that clients need, as text; more of them for those who signed in.',
  response: t.StringMap(),
  permission: 'public',
  noCsrf: true,
  async handle(_, ctx) {
    const { published } = ctx.app;
    if (published.facts.noAccounts && (await anyUser(ctx.db))) published.learn({ noAccounts: false });
    return ctx.maybeSession ? published.full : published.limited;
  },
});
