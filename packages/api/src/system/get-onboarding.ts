import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { findSystem } from '@foremast/store/queries/systems';
import { t } from '@foremast/wire/scalars';

export const getOnboarding = operation({
  id: 'GetOnboarding',
  method: 'GET',
  path: '/api/v4/system/onboarding/complete',
  summary: 'Has the first administrator finished the set-up?',
  response: t.Object({ name: t.String(), value: t.String() }),
  permission: () => [manageSystem],
  handle: async (_, ctx) => ({ name: 'FirstAdminSetupComplete', value: (await findSystem(ctx.db, 'FirstAdminSetupComplete')) ?? 'false' }),
});
