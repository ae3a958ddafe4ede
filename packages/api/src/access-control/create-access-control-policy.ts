import { requireRules } from '@foremast/domain/access-control/feature';
import { getRulableChannel } from '@foremast/domain/access-control/guarded-channel';
import { presentPolicy } from '@foremast/domain/access-control/present-policy';
import { saveOwnPolicy, savePolicy } from '@foremast/domain/access-control/save-policy';
import { hasOnChannel } from '@foremast/domain/permissions/channel';
import { hasSystem } from '@foremast/domain/permissions/system';
import type { Ctx } from '@foremast/kernel/context';
import { invalidBody, noPermission } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { AccessPolicy, AccessRule } from '@foremast/wire/models/access-policy';
import { Json, t } from '@foremast/wire/scalars';

const OFF = 'app.pap.create_access_control_policy.app_error';

/** Policies for many channels are for administrators; that of one channel also for those who make its rules. True: an administrator. */
async function mayWrite(ctx: Ctx, { type, id }: { readonly type: string; readonly id: string }): Promise<boolean> {
  if (type !== 'parent' && type !== 'channel') throw invalidBody('type');
  if (await hasSystem(ctx, 'manage_system')) return true;
  if (type === 'parent') throw noPermission();
  if (!isId(id)) throw invalidBody('policy.id');
  if (!(await hasOnChannel(ctx, 'manage_channel_access_rules', id))) throw noPermission();
  return false;
}

// `active` and `props` stay as they are when they are left out; create_at and revision are the server's.
export const createAccessControlPolicy = operation({
  id: 'CreateAccessControlPolicy',
  method: 'PUT',
  path: '/api/v4/access_control_policies',
  summary: 'Make an access policy, or replace one.',
  body: t.Nullable(
    t.Object({
      id: t.String(),
      name: t.String(),
      type: t.String(),
      active: t.Optional(t.Boolean()),
      revision: t.Integer(),
      version: t.String({ default: 'v0.2' }),
      imports: t.Array(t.String()),
      rules: t.Array(AccessRule),
      props: t.Optional(t.Record(t.String(), Json)),
    }),
  ),
  bodyName: 'policy',
  response: AccessPolicy,
  permission: 'session',
  async handle({ body }, ctx) {
    if (!body) throw invalidBody('policy');
    const byAdministrator = await mayWrite(ctx, body);
    if (!byAdministrator) await getRulableChannel(ctx.db, body.id);
    requireRules(ctx, OFF);
    const row = await ctx.tx((tx) => (byAdministrator ? savePolicy(tx, body) : saveOwnPolicy(tx, ctx.userId, body)));
    return presentPolicy(row);
  },
});
