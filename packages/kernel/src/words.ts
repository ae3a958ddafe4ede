import type { AppError } from './error.ts';

/** Sentences for errors that people often see; `{Name}` is filled from the error's parameters. */
const WORDS: Readonly<Record<string, string>> = {
  'api.context.404.app_error': 'There is nothing at this address.',
  'api.context.invalid_body_param.app_error': 'The request body is missing {Name}, or what it holds there is not valid.',
  'api.context.invalid_url_param.app_error': 'The address is missing {Name}, or what it holds there is not valid.',
  'api.context.session_expired.app_error': 'Your session is missing or has ended. Please sign in again.',
  'api.context.token_provided.app_error': 'A session token cannot be given in the address.',
  'api.context.permissions.app_error': 'You do not have the permission for this.',
  'api.context.mfa_required.app_error': 'This server asks for a second factor. Please set it up first.',
  'api.context.request_body_too_large.app_error': 'The request is larger than this server accepts.',
  'api.context.server_busy.app_error': 'The server is busy. Please try again in a while.',
  'basic_security_check.url.too_long_error': 'The address is longer than this server accepts.',
  'api.user.login.invalid_credentials_email_username': 'The e-mail address, username or password is not right.',
  'api.user.login.invalid_credentials_email': 'The e-mail address or password is not right.',
  'api.user.login.invalid_credentials_username': 'The username or password is not right.',
  'api.user.login.inactive.app_error': 'This account is deactivated.',
  'api.user.check_user_login_attempts.too_many.app_error':
    'Too many failed attempts. The account is locked until an administrator unlocks it or the password is reset.',
  'app.user.save.email_exists.app_error': 'An account with this e-mail address exists already.',
  'app.user.save.username_exists.app_error': 'An account with this username exists already.',
  'model.user.is_valid.pwd_min_length.app_error': 'The password is too short: it needs at least {Min} characters.',
  'model.user.is_valid.pwd_max_length.app_error': 'The password is too long: {Max} bytes are the most.',
  'model.user.is_valid.username.app_error': 'A username has 1 to 64 letters a–z, digits, dots, hyphens and underscores, and is no reserved word.',
  'model.user.is_valid.email.app_error': 'This is no valid e-mail address.',
  'app.user.update.lastAdmin.app_error': 'This is the last administrator: somebody must remain one.',
  'model.team.is_valid.characters.app_error': 'A team’s name has 2 to 64 letters a–z, digits and hyphens.',
  'model.team.is_valid.reserved.app_error': 'This name is reserved for addresses of the server itself.',
  'app.team.save.existing.app_error': 'A team of this name exists already.',
  'store.sql_channel.save_channel.exists.app_error': 'A channel of this name exists already in the team.',
  'model.channel.is_valid.1_or_more.app_error': 'A channel’s name has 1 to 64 letters a–z, digits, hyphens and underscores.',
  'api.post.create_post.can_not_post_to_deleted.error': 'This channel is archived: nobody can write here.',
  'model.post.is_valid.message_length.app_error': 'The message is too long.',
  'api.user.create_user.no_open_server': 'This server is not open: ask for an invitation.',
  'app.team.join_user_to_team.max_accounts.app_error': 'This team is full.',
  'app.web_push.not_found.app_error': 'This browser is not registered here.',
  'app.post.get.app_error': 'The message was not found.',
  'app.channel.get.existing.app_error': 'The channel was not found.',
  'app.team.get.find.app_error': 'The team was not found.',
  'app.user.missing_account.const': 'The user was not found.',
  'api.post.do_action.action_integration.app_error': 'The integration did not answer, or answered with something that makes no sense here.',
  'api.post.do_action.action_id.app_error': 'This button is gone, or leads nowhere.',
  'api.oauth.authorize_oauth.disabled.app_error': 'Programs cannot be allowed to act in people’s names on this server.',
  'api.oauth.allow_oauth.redirect_callback.app_error': 'The program wants to be answered at an address that it has not registered.',
  'api.oauth.allow_oauth.pkce_required_public.app_error': 'The program has no secret, and did not announce a proof of itself (PKCE) either.',
  'app.oauth.get_app.find.app_error': 'This server knows no such program.',
  'api.invalid_redirect_url': 'Signing in cannot lead to another site.',
  'api.invalid_custom_url_scheme': 'Signing in cannot lead to this program: administrators have not named it.',
  'api.user.authorize_oauth_user.unsupported.app_error': 'This server does not let people sign in with that service.',
  'api.user.authorize_oauth_user.invalid_state.app_error':
    'This way back was used already, is too old, or belongs to another browser. Please sign in again.',
  'api.user.authorize_oauth_user.access_denied.app_error': 'You did not agree at the other service, so you are not signed in here.',
  'api.user.authorize_oauth_user.missing_code.app_error': 'The other service sent you back without saying who you are.',
  'api.user.authorize_oauth_user.token_failed.app_error': 'The other service did not confirm who you are.',
  'api.user.authorize_oauth_user.response.app_error': 'The other service did not say who you are.',
  'api.user.get_authorization_code.endpoint.app_error': 'The other service cannot be reached, or is not set up right here.',
  'api.user.create_oauth_user.create.app_error': 'The other service does not name you, or your address.',
  'api.user.create_oauth_user.already_attached.app_error':
    'There is an account with your address already, which signs in another way. Sign in to it, and change that in its settings.',
  'api.user.create_user.disabled.app_error': 'Nobody can make accounts on this server at the moment.',
  'app.server.internal.app_error': 'Something went wrong here. The error is in the log of the server.',
};

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'The request is not valid.',
  401: 'Please sign in.',
  403: 'This is not allowed.',
  404: 'This was not found.',
  409: 'This conflicts with what is stored.',
  413: 'This is larger than the server accepts.',
  429: 'Too many requests. Please wait a little.',
  501: 'This feature is switched off on this server.',
};

/** The sentence for an error. Ids without one of their own get their status's sentence. */
export function wordsFor({ id, status, params }: Pick<AppError, 'id' | 'status' | 'params'>): string {
  const text = WORDS[id] ?? BY_STATUS[status] ?? 'The request failed.';
  return text.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ''));
}
