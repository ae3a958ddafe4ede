import { textList } from '@foremast/domain/input/text-list';
import { presentStatuses } from '@foremast/domain/status/present-status';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { Status } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const getUsersStatusesByIds = operation({
  id: 'GetUsersStatusesByIds',
  method: 'POST',
  path: '/api/v4/users/status/ids',
  summary: 'Whether several people are there.',
  body: t.Unknown(),
  lenientBody: true,
  response: t.Array(Status),
  permission: 'session',
  notWhenBusy: true,
  async handle({ body }, ctx) {
    const ids = textList(body, 'user_ids');
    if (ids.some((id) => !isId(id))) throw invalidBody('user_ids');
    return ctx.config.ServiceSettings.EnableUserStatuses ? presentStatuses(ctx, ids) : [];
  },
});
