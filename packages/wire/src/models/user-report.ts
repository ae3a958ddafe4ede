import { Millis, type Static, t } from '../scalars.ts';
import { User } from './user.ts';

/** What was never is left out. */
export const UserReport = t.Composite([
  User,
  t.Object({
    last_login: t.Optional(Millis),
    last_status_at: t.Optional(Millis),
    last_post_date: t.Optional(Millis),
    days_active: t.Optional(t.Integer()),
    total_posts: t.Optional(t.Integer()),
    channel_count: t.Optional(t.Integer()),
  }),
]);
export type UserReport = Static<typeof UserReport>;
