import { autocompleteUsers } from './autocomplete-users.ts';
import { createUser } from './create-user.ts';
import { deleteUser } from './delete-user.ts';
import { demoteUserToGuest } from './demote-user-to-guest.ts';
import { getKnownUsers } from './get-known-users.ts';
import { getSessions } from './get-sessions.ts';
import { getUserAudits } from './get-user-audits.ts';
import { getUserByEmail } from './get-user-by-email.ts';
import { getUserByUsername } from './get-user-by-username.ts';
import { getUser } from './get-user.ts';
import { getUsersByIds } from './get-users-by-ids.ts';
import { getUsersByUsernames } from './get-users-by-usernames.ts';
import { getUsers } from './get-users.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { patchUser } from './patch-user.ts';
import { promoteGuestToUser } from './promote-guest-to-user.ts';
import { revokeAllSessions } from './revoke-all-sessions.ts';
import { revokeSession } from './revoke-session.ts';
import { revokeSessionsFromAllUsers } from './revoke-sessions-from-all-users.ts';
import { searchUsers } from './search-users.ts';
import { updateUserActive } from './update-user-active.ts';
import { updateUserPassword } from './update-user-password.ts';
import { updateUserRoles } from './update-user-roles.ts';
import { updateUser } from './update-user.ts';

export const users = [
  autocompleteUsers,
  createUser,
  deleteUser,
  demoteUserToGuest,
  getKnownUsers,
  getSessions,
  getUserAudits,
  getUserByEmail,
  getUserByUsername,
  getUser,
  getUsersByIds,
  getUsersByUsernames,
  getUsers,
  login,
  logout,
  patchUser,
  promoteGuestToUser,
  revokeAllSessions,
  revokeSession,
  revokeSessionsFromAllUsers,
  searchUsers,
  updateUserActive,
  updateUserPassword,
  updateUserRoles,
  updateUser,
];
