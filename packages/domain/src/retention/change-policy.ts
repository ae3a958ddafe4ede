import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { isId, newId } from '@foremast/kernel/id';
import {
  addRetentionChannels,
  addRetentionTeams,
  type CountedPolicyRow,
  countTeamChannelsAmong,
  countTeamsAmong,
  deleteRetentionPolicy,
  findRetentionPolicy,
  removeRetentionChannels,
  removeRetentionTeams,
  saveRetentionPolicy,
} from '@foremast/store/queries/retention-policies';
import type { Db } from '@foremast/store/store';
import { audit } from '../audits/audit.ts';

const NAME_MAX = 64;
const AT_ONCE = 1000;
const FOR_GOOD = -1;

const invalid = () => badRequest('ent.data_retention.policies.invalid_policy');

export interface PolicyForm {
  readonly display_name?: string | undefined;
  /** Days; −1: for good. */
  readonly post_duration?: number | undefined;
  /** Undefined: as they are. */
  readonly team_ids?: readonly string[] | undefined;
  readonly channel_ids?: readonly string[] | undefined;
}

/** Throws `ent.data_retention.policies.not_found` (404). */
export async function getRetentionPolicy(db: Db, id: string): Promise<CountedPolicyRow> {
  const row = await findRetentionPolicy(db, id);
  if (!row) throw notFound('ent.data_retention.policies.not_found');
  return row;
}

function checkForm({ display_name = '', post_duration }: PolicyForm): void {
  if (display_name === '' || [...display_name].length > NAME_MAX) throw invalid();
  if (post_duration === undefined || (post_duration !== FOR_GOOD && post_duration < 1)) throw invalid();
}

/** Teams that are there. Throws `ent.data_retention.policies.invalid_policy` (400) for others. */
async function checkedTeams(tx: Tx, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)];
  if (ids.length > AT_ONCE || !ids.every(isId) || (await countTeamsAmong(tx.db, ids)) !== ids.length) throw invalid();
  return ids;
}

/** Open and private channels that are there; the others follow the policy for all. */
async function checkedChannels(tx: Tx, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)];
  if (ids.length > AT_ONCE || !ids.every(isId) || (await countTeamChannelsAmong(tx.db, ids)) !== ids.length) throw invalid();
  return ids;
}

async function assign(tx: Tx, id: string, { team_ids, channel_ids }: PolicyForm): Promise<void> {
  if (team_ids) {
    const teams = await checkedTeams(tx, team_ids);
    await removeRetentionTeams(tx.db, id);
    await addRetentionTeams(tx.db, id, teams);
  }
  if (channel_ids) {
    const channels = await checkedChannels(tx, channel_ids);
    await removeRetentionChannels(tx.db, id);
    await addRetentionChannels(tx.db, id, channels);
  }
}

export async function createRetentionPolicy(tx: Tx, form: PolicyForm): Promise<CountedPolicyRow> {
  checkForm(form);
  const id = newId();
  await saveRetentionPolicy(tx.db, { id, display_name: form.display_name ?? '', post_duration: form.post_duration ?? null });
  await assign(tx, id, form);
  await audit(tx, { extra: `policy_id=${id}` });
  return getRetentionPolicy(tx.db, id);
}

export async function patchRetentionPolicy(tx: Tx, id: string, patch: PolicyForm): Promise<CountedPolicyRow> {
  const row = await getRetentionPolicy(tx.db, id);
  const next = { display_name: patch.display_name ?? row.display_name, post_duration: patch.post_duration ?? row.post_duration ?? undefined };
  checkForm(next);
  await saveRetentionPolicy(tx.db, { id, display_name: next.display_name, post_duration: next.post_duration ?? null });
  await assign(tx, id, patch);
  await audit(tx, { extra: `policy_id=${id}` });
  return getRetentionPolicy(tx.db, id);
}

export async function removeRetentionPolicy(tx: Tx, id: string): Promise<void> {
  await getRetentionPolicy(tx.db, id);
  await deleteRetentionPolicy(tx.db, id);
  await audit(tx, { extra: `policy_id=${id}` });
}

/** Teams or channels come to a policy, from another one if they have one, or go from it. */
export async function changeAssignments(
  tx: Tx,
  id: string,
  change: { readonly kind: 'teams' | 'channels'; readonly add: boolean },
  ids: readonly string[],
): Promise<void> {
  await getRetentionPolicy(tx.db, id);
  if (!change.add) await (change.kind === 'teams' ? removeRetentionTeams : removeRetentionChannels)(tx.db, id, ids);
  else if (change.kind === 'teams') await addRetentionTeams(tx.db, id, await checkedTeams(tx, ids));
  else await addRetentionChannels(tx.db, id, await checkedChannels(tx, ids));
  await audit(tx, { extra: `policy_id=${id} ${change.kind}=${ids.join(' ')}` });
}
