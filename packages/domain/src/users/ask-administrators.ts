import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { hasRequested, insertFeatureRequest } from '@foremast/store/queries/feature-requests';

const PLANS: ReadonlySet<string> = new Set(['professional', 'enterprise']);
const FEATURE = /^mattermost\.feature\.[a-z0-9_]{1,80}$/;

export interface FeatureWish {
  readonly required_feature: string;
  readonly required_plan: string;
  readonly trial_notification: boolean;
}

/** Keeps that somebody would like a feature; once for each feature. */
export async function askAdministrators(ctx: Ctx, { required_feature, required_plan, trial_notification }: FeatureWish): Promise<void> {
  if (!FEATURE.test(required_feature) || !PLANS.has(required_plan)) throw badRequest('app.notify_admin.save.app_error');
  if (await hasRequested(ctx.db, ctx.userId, required_feature)) throw forbidden('api.cloud.notify_admin_to_upgrade_error.already_notified');
  await ctx.tx((tx) =>
    insertFeatureRequest(tx.db, { user_id: ctx.userId, create_at: tx.now(), plan: required_plan, feature: required_feature, trial: trial_notification }),
  );
}
