import type { Ctx } from '@foremast/kernel/context';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import type { Requirement } from '@foremast/kernel/permission';
import { type AccessPolicyRow, findAccessPolicy } from '@foremast/store/queries/access-policies';
import { rulesApply } from '../access-control/feature.ts';
import { hasOnChannel } from './channel.ts';
import { hasSystem, manageSystem } from './system.ts';

const RULES = 'manage_channel_access_rules';

/** The policy, if its channel's administrator is asking. */
async function ownChannelPolicy(ctx: Ctx, policyId: string): Promise<AccessPolicyRow | undefined> {
  const policy = rulesApply(ctx) ? await findAccessPolicy(ctx.db, policyId) : undefined;
  return policy?.type === 'channel' && (await hasOnChannel(ctx, RULES, policyId)) ? policy : undefined;
}

/** Administrators of the system; and of a channel, for its own policy. */
export const managePolicy = (policyId: string): Requirement => ({
  label: `manage_system or ${RULES}`,
  holds: async (ctx) => (await hasSystem(ctx, 'manage_system')) || (await ownChannelPolicy(ctx, policyId)) !== undefined,
});

/** The same; and for what the policy of a channel that one administers builds on. */
export const readPolicy = (policyId: string, channelId: string): Requirement => ({
  label: `manage_system or ${RULES}`,
  async holds(ctx) {
    if (await ctx.may(managePolicy(policyId))) return true;
    const own = isId(channelId) ? await ownChannelPolicy(ctx, channelId) : undefined;
    return own?.data?.imports?.includes(policyId) === true;
  },
});

/** Writing and trying rules: for the whole system, or for a channel that one administers. Throws 400 for a malformed channel. */
export async function requireRuleMaker(ctx: Ctx, channelId: string): Promise<void> {
  if (channelId !== '' && !isId(channelId)) throw invalidBody('channelId');
  await ctx.require(channelId === '' ? manageSystem : ruleMakerOf(channelId));
}

export const ruleMakerOf = (channelId: string): Requirement => ({
  label: `manage_system or ${RULES}`,
  holds: async (ctx) => (await hasSystem(ctx, 'manage_system')) || hasOnChannel(ctx, RULES, channelId),
});
