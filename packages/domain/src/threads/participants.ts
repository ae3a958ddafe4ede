import type { Settings } from '@foremast/kernel/config/settings';
import { rememberedUsers } from '@foremast/store/queries/remembered-users';
import type { Db } from '@foremast/store/store';
import type { User } from '@foremast/wire/models/user';
import { presentUser } from '../users/present-user.ts';

/** A person of whom only the id is told: so lists show participants unless the whole of them is asked for. */
export const bareUser = (id: string): User => ({
  id,
  delete_at: 0,
  username: '',
  auth_service: '',
  email: '',
  nickname: '',
  first_name: '',
  last_name: '',
  position: '',
  roles: '',
  locale: '',
  timezone: null,
  disable_welcome_email: false,
});

/** Participants as everybody may see them, by id. */
export async function participantUsers(db: Db, settings: Settings, ids: Iterable<string>): Promise<Map<string, User>> {
  const users = await rememberedUsers(db, ids);
  return new Map([...users].map(([id, row]) => [id, { ...presentUser(row, 'other', settings), auth_data: '' }]));
}
