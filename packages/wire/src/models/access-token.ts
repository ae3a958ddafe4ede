import { Id, type Static, t } from '../scalars.ts';

/** The secret itself is told once, when it is made. */
export const UserAccessToken = t.Object({ id: Id, token: t.Optional(t.String()), user_id: Id, description: t.String(), is_active: t.Boolean() });
export type UserAccessToken = Static<typeof UserAccessToken>;
