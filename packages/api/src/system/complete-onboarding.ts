import { manageSystem } from '@foremast/domain/permissions/system';
import { badRequest } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { saveSystem } from '@foremast/store/queries/systems';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const LONGEST = 1024;

// `install_plugins` is part of the protocol; there are no plugins to install here.
export const completeOnboarding = operation({
  id: 'CompleteOnboarding',
  method: 'POST',
  path: '/api/v4/system/onboarding/complete',
  summary: 'The first administrator has finished the set-up.',
  body: t.Object({ organization: t.String(), install_plugins: t.Array(t.String()) }),
  bodyError: 'app.system.complete_onboarding_request.app_error',
  response: StatusOK,
  permission: () => [manageSystem],
  async handle({ body }, ctx) {
    const { organization } = body;
    if (organization === '') throw badRequest('api.error_no_organization_name_provided_for_self_hosted_onboarding');
    if (organization.length > LONGEST || organization.includes('\0')) throw badRequest('app.system.complete_onboarding_request.app_error');
    await ctx.tx(async (tx) => {
      await saveSystem(tx.db, 'OrganizationName', organization);
      await saveSystem(tx.db, 'FirstAdminSetupComplete', 'true');
    });
    return OK;
  },
});
