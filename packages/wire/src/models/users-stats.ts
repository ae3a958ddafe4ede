import { t } from '../scalars.ts';

export const UsersStats = t.Object({ total_users_count: t.Integer() });
