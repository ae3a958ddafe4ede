import { monthlyActivePeople } from '@foremast/domain/system/usage';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getLicenseLoadMetric = operation({
  id: 'GetLicenseLoadMetric',
  method: 'GET',
  path: '/api/v4/license/load_metric',
  summary: 'How many in a thousand of the licensed seats were in use in the last month.',
  response: t.Object({ load: t.Integer() }),
  permission: 'session',
  async handle(_, ctx) {
    const seats = Number(ctx.app.published.license.Users);
    return { load: seats > 0 ? Math.round((1000 * (await monthlyActivePeople(ctx))) / seats) : 0 };
  },
});
