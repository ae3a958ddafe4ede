import { Id, Millis, t } from '../scalars.ts';

export const TermsOfService = t.Object({ id: Id, create_at: Millis, user_id: Id, text: t.String() });
export const UserTermsOfService = t.Object({ user_id: Id, terms_of_service_id: Id, create_at: Millis });
