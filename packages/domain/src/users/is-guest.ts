import type { UserRow } from '@foremast/store/queries/users';

export const isGuest = (user: Pick<UserRow, 'roles'>): boolean => user.roles.split(/\s+/).includes('system_guest');
