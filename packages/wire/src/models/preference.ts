import { Id, type Static, t } from '../scalars.ts';

export const Preference = t.Object({ user_id: Id, category: t.String(), name: t.String(), value: t.String() });
export type Preference = Static<typeof Preference>;
