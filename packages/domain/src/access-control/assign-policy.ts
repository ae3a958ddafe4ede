import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { type AccessPolicyRow, accessPoliciesByIds, deleteAccessPolicy } from '@foremast/store/queries/access-policies';
import { channelsByIds } from '@foremast/store/queries/channel-lists';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { audit } from '../audits/audit.ts';
import { askForSync } from './ask-for-sync.ts';
import { getPolicy } from './change-policies.ts';
import { checkRulable, tellGuarded } from './guarded-channel.ts';
import { writePolicy } from './save-policy.ts';

const NAME_MAX = 128;

/** A policy that a channel can import. */
async function getParent(tx: Tx, id: string, error: string): Promise<AccessPolicyRow> {
  const parent = await getPolicy(tx.db, id);
  if (parent.type !== 'parent') throw badRequest(error);
  return parent;
}

/** The channel's policy with one more import; its first policy, where it has none. */
function withImport(channel: ChannelHead, own: AccessPolicyRow | undefined, parent: AccessPolicyRow, now: number): AccessPolicyRow {
  const imports = own?.data?.imports ?? [];
  if (imports.includes(parent.id)) throw badRequest('model.access_policy.inherit.already_imported.app_error');
  if (own && (own.version !== parent.version || (own.version === 'v0.1' && imports.length > 0))) {
    throw badRequest('model.access_policy.inherit.version.app_error');
  }
  return {
    id: channel.id,
    name: own?.name ?? ([...channel.display_name].slice(0, NAME_MAX).join('') || channel.name),
    type: 'channel',
    active: own?.active ?? parent.active,
    create_at: now,
    revision: (own?.revision ?? 0) + 1,
    version: parent.version,
    data: { ...own?.data, imports: [...imports, parent.id] },
    props: own?.props ?? {},
  };
}

/** Channels begin to build on a policy: all of them, or none. Throws `model.access_policy.inherit.*`, `app.pap.access_control.*` (400). */
export async function assignPolicy(tx: Tx, policyId: string, channelIds: readonly string[]): Promise<void> {
  const ids = [...new Set(channelIds)];
  const parent = await getParent(tx, policyId, 'app.pap.assign_access_control_policy_to_channels.app_error');
  const channels = await channelsByIds(tx.db, ids);
  if (channels.length !== ids.length) throw notFound('app.channel.get.existing.app_error');
  const own = new Map((await accessPoliciesByIds(tx.db, ids)).map((row) => [row.id, row]));
  for (const channel of channels) {
    checkRulable(channel);
    await writePolicy(tx, withImport(channel, own.get(channel.id), parent, tx.now()), own.get(channel.id));
  }
  if (ids.length > 0) await askForSync(tx, policyId);
}

/** They build on it no more; a channel that has no rule left has no policy any more. Channels that never did are left alone. */
export async function unassignPolicy(tx: Tx, policyId: string, channelIds: readonly string[]): Promise<void> {
  await getParent(tx, policyId, 'app.pap.unassign_access_control_policy_from_channels.app_error');
  for (const own of await accessPoliciesByIds(tx.db, channelIds)) {
    const imports = own.data?.imports ?? [];
    if (own.type !== 'channel' || !imports.includes(policyId)) continue;
    const left = imports.filter((id) => id !== policyId);
    if (left.length > 0 || (own.data?.rules ?? []).length > 0) {
      await writePolicy(tx, { ...own, create_at: tx.now(), revision: own.revision + 1, data: { ...own.data, imports: left } }, own);
      await askForSync(tx, own.id);
    } else {
      await deleteAccessPolicy(tx.db, own);
      await tellGuarded(tx, own.id);
      await audit(tx, { extra: `policy_id=${own.id}` });
    }
  }
}
