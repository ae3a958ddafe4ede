import { checkCustomGroups } from '@foremast/domain/groups/get-group';
import { checkPeople, createGroup as create } from '@foremast/domain/groups/save-group';
import { onSystem } from '@foremast/domain/permissions/system';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { Group } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const createGroup = operation({
  id: 'CreateGroup',
  method: 'POST',
  path: '/api/v4/groups',
  summary: 'Make a group of people who can be mentioned together.',
  body: t.Object({
    name: t.Nullable(t.String()),
    display_name: t.String(),
    description: t.String(),
    source: t.String(),
    remote_id: t.Nullable(t.String()),
    allow_reference: t.Boolean(),
    user_ids: t.Array(t.String()),
  }),
  bodyName: 'group',
  response: Group,
  status: 201,
  permission: 'session',
  async handle({ body: { source, remote_id, ...form } }, ctx) {
    if (source !== 'custom') throw badRequest('app.group.crud_permission');
    checkCustomGroups(ctx);
    await ctx.require(onSystem('create_custom_group'));
    if (!form.allow_reference) throw badRequest('api.custom_groups.must_be_referenceable');
    if (remote_id) throw badRequest('api.custom_groups.no_remote_id');
    if (!form.user_ids.every(isId)) throw invalidBody('user_id');
    await checkPeople(ctx, form.user_ids);
    return ctx.tx((tx) => create(tx, form));
  },
});
