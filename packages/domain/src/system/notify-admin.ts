import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { insertAdminRequest, markRequestsTold, untoldRequests } from '@foremast/store/queries/notify-admin';
import { administratorIds } from '@foremast/store/queries/system-administrators';
import { messageFromSystemBot } from '../bots/system-bot.ts';

const PLANS = new Set(['professional', 'enterprise']);
const PREFIX = 'mattermost.feature.';
const FEATURES = new Set([
  'guest_accounts',
  'custom_user_groups',
  'create_multiple_teams',
  'start_call',
  'playbooks_retro',
  'unlimited_messages',
  'unlimited_file_storage',
  'all_professional',
  'all_enterprise',
  'upgrade_downgraded_workspace',
  'highlight_without_notification',
]);
const MOST_ADMINISTRATORS = 100;
const LONGEST = 100;

const isFeature = (name: string): boolean =>
  name.startsWith(PREFIX) && name.length <= LONGEST && (FEATURES.has(name.slice(PREFIX.length)) || /^plugin[\w.-]*$/.test(name.slice(PREFIX.length)));

export interface FeatureRequest {
  readonly trial_notification: boolean;
  readonly required_plan: string;
  readonly required_feature: string;
}

/** Somebody wants the administrators to switch something on. Each feature once. */
export async function askForFeature(
  tx: Tx,
  userId: string,
  { required_plan, required_feature, trial_notification: trial }: FeatureRequest,
): Promise<void> {
  if (!PLANS.has(required_plan) || !isFeature(required_feature)) throw badRequest('app.notify_admin.save.app_error');
  const first = await insertAdminRequest(tx.db, { user_id: userId, create_at: tx.now(), required_plan, required_feature, trial });
  if (!first) throw forbidden('api.cloud.notify_admin_to_upgrade_error.already_notified');
}

/** Tells the administrators what people have asked for since they were told last. */
export async function tellAdministrators(tx: Tx, trial: boolean): Promise<void> {
  const requests = await untoldRequests(tx.db, trial);
  if (requests.length === 0) return;
  const byFeature = Map.groupBy(requests, (request) => request.required_feature);
  const requested = Object.fromEntries(
    [...byFeature].map(([feature, all]) => [
      feature,
      all.map(({ user_id, create_at, required_plan }) => ({ user_id, create_at, required_plan, required_feature: feature, trial })),
    ]),
  );
  for (const admin of await administratorIds(tx.db, MOST_ADMINISTRATORS)) {
    await messageFromSystemBot(tx, admin, {
      message: 'People of this server have asked for features.',
      type: 'custom_up_notification',
      props: { requested_features: requested, trial },
    });
  }
  await markRequestsTold(tx.db, trial, tx.now());
}
