import { knowsAllGroups, presentGroups } from '@foremast/domain/groups/present-group';
import { operation } from '@foremast/kernel/operation';
import { groupsByNames } from '@foremast/store/queries/groups';
import { Group } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const getGroupsByNames = operation({
  id: 'GetGroupsByNames',
  method: 'POST',
  path: '/api/v4/groups/names',
  summary: 'Several groups, by their names.',
  body: t.Array(t.String()),
  bodyError: 'api.payload.parse.error',
  response: t.Array(Group),
  permission: 'session',
  async handle({ body }, ctx) {
    const [all, groups] = [await knowsAllGroups(ctx), await groupsByNames(ctx.db, [...new Set(body)])];
    return presentGroups(
      ctx.db,
      groups.filter((group) => all || group.allow_reference),
    );
  },
});
