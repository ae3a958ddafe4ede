import { attachDeviceId } from './attach-device-id.ts';
import { autocompleteUsers } from './autocomplete-users.ts';
import { checkUserMfa } from './check-user-mfa.ts';
import { convertUserToBot } from './convert-user-to-bot.ts';
import { createUser } from './create-user.ts';
import { createUserAccessToken } from './create-user-access-token.ts';
import { deleteUser } from './delete-user.ts';
import { demoteUserToGuest } from './demote-user-to-guest.ts';
import { disableUserAccessToken } from './disable-user-access-token.ts';
import { enableUserAccessToken } from './enable-user-access-token.ts';
import { generateMfaSecret } from './generate-mfa-secret.ts';
import { getDefaultProfileImage } from './get-default-profile-image.ts';
import { getKnownUsers } from './get-known-users.ts';
import { getLatestNotifications } from './get-latest-notifications.ts';
import { getLoginType } from './get-login-type.ts';
import { getProfileImage } from './get-profile-image.ts';
import { getSessions } from './get-sessions.ts';
import { getTotalUsersStats } from './get-total-users-stats.ts';
import { getTotalUsersStatsFiltered } from './get-total-users-stats-filtered.ts';
import { getUser } from './get-user.ts';
import { getUserAccessToken } from './get-user-access-token.ts';
import { getUserAccessTokens } from './get-user-access-tokens.ts';
import { getUserAccessTokensForUser } from './get-user-access-tokens-for-user.ts';
import { getUserAudits } from './get-user-audits.ts';
import { getUserByEmail } from './get-user-by-email.ts';
import { getUserByUsername } from './get-user-by-username.ts';
import { getUsers } from './get-users.ts';
import { getUsersByGroupChannelIds } from './get-users-by-group-channel-ids.ts';
import { getUsersByIds } from './get-users-by-ids.ts';
import { getUsersByUsernames } from './get-users-by-usernames.ts';
import { getUsersWithInvalidEmails } from './get-users-with-invalid-emails.ts';
import { login } from './login.ts';
import { loginByCwsToken } from './login-by-cws-token.ts';
import { loginSsoCodeExchange } from './login-sso-code-exchange.ts';
import { loginWithDesktopToken } from './login-with-desktop-token.ts';
import { logout } from './logout.ts';
import { migrateAuthToLdap } from './migrate-auth-to-ldap.ts';
import { migrateAuthToSaml } from './migrate-auth-to-saml.ts';
import { patchUser } from './patch-user.ts';
import { permanentDeleteAllUsers } from './permanent-delete-all-users.ts';
import { promoteGuestToUser } from './promote-guest-to-user.ts';
import { publishUserTyping } from './publish-user-typing.ts';
import { resetPassword } from './reset-password.ts';
import { resetPasswordFailedAttempts } from './reset-password-failed-attempts.ts';
import { revokeAllSessions } from './revoke-all-sessions.ts';
import { revokeSession } from './revoke-session.ts';
import { revokeSessionsFromAllUsers } from './revoke-sessions-from-all-users.ts';
import { revokeUserAccessToken } from './revoke-user-access-token.ts';
import { searchUserAccessTokens } from './search-user-access-tokens.ts';
import { searchUsers } from './search-users.ts';
import { sendPasswordResetEmail } from './send-password-reset-email.ts';
import { sendVerificationEmail } from './send-verification-email.ts';
import { setDefaultProfileImage } from './set-default-profile-image.ts';
import { setProfileImage } from './set-profile-image.ts';
import { switchAccountType } from './switch-account-type.ts';
import { updateUser } from './update-user.ts';
import { updateUserActive } from './update-user-active.ts';
import { updateUserAuth } from './update-user-auth.ts';
import { updateUserMfa } from './update-user-mfa.ts';
import { updateUserPassword } from './update-user-password.ts';
import { updateUserRoles } from './update-user-roles.ts';
import { verifyUserEmail } from './verify-user-email.ts';
import { verifyUserEmailWithoutToken } from './verify-user-email-without-token.ts';

export const users = [
  attachDeviceId,
  autocompleteUsers,
  checkUserMfa,
  convertUserToBot,
  createUserAccessToken,
  createUser,
  deleteUser,
  demoteUserToGuest,
  disableUserAccessToken,
  enableUserAccessToken,
  generateMfaSecret,
  getDefaultProfileImage,
  getKnownUsers,
  getLoginType,
  getProfileImage,
  getSessions,
  getTotalUsersStatsFiltered,
  getTotalUsersStats,
  getUserAccessToken,
  getUserAccessTokensForUser,
  getUserAccessTokens,
  getUserAudits,
  getUserByEmail,
  getUserByUsername,
  getUser,
  getUsersByGroupChannelIds,
  getUsersByIds,
  getUsersByUsernames,
  getUsersWithInvalidEmails,
  getUsers,
  loginByCwsToken,
  loginSsoCodeExchange,
  loginWithDesktopToken,
  login,
  logout,
  migrateAuthToLdap,
  migrateAuthToSaml,
  patchUser,
  permanentDeleteAllUsers,
  promoteGuestToUser,
  publishUserTyping,
  resetPasswordFailedAttempts,
  resetPassword,
  revokeAllSessions,
  revokeSession,
  revokeSessionsFromAllUsers,
  revokeUserAccessToken,
  searchUserAccessTokens,
  searchUsers,
  sendPasswordResetEmail,
  sendVerificationEmail,
  setDefaultProfileImage,
  setProfileImage,
  switchAccountType,
  updateUserActive,
  updateUserAuth,
  updateUserMfa,
  updateUserPassword,
  updateUserRoles,
  updateUser,
  verifyUserEmailWithoutToken,
  verifyUserEmail,
  getLatestNotifications,
];
