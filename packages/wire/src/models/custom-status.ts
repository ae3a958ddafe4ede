import { type Static, t } from '../scalars.ts';

/** What somebody is up to. It is kept as text: in the props of the account, and the last ones in a preference. */
export const CustomStatus = t.Object({ emoji: t.String(), text: t.String(), duration: t.String(), expires_at: t.String() });
export type CustomStatus = Static<typeof CustomStatus>;
