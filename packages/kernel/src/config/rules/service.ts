import { parseListenAddress } from '../startup.ts';
import { isBlank, isWebUrl, oneOf, type Rule, rule, when } from './rule.ts';

/** Cipher suites of TLS 1.2 and 1.3 by their registered names. */
const CIPHER = /^TLS_(AES_(128_GCM_SHA256|256_GCM_SHA384)|CHACHA20_POLY1305_SHA256|(ECDHE_(RSA|ECDSA)|RSA)_WITH_[A-Z0-9]+(_[A-Z0-9]+)*)$/;
const isThreadMode = oneOf('disabled', 'default_on', 'default_off', 'always_on');
const isGroupUnreadMode = oneOf('disabled', 'default_on', 'default_off');
const isVersion = (text: string): boolean => /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/.test(text);
const isSocketUrl = (text: string): boolean => /^(wss?|https?):\/\/[^\s/]/i.test(text) && URL.canParse(text);
/** A web address in which `*` stands for anything. */
const isUriPattern = (text: string): boolean => /^https?:\/\/[^\s/]+/i.test(text) && !/\s/.test(text) && URL.canParse(text.replaceAll('*', 'x'));

export const serviceRules: readonly Rule[] = [
  rule('webserver_security', (s) => !oneOf('', 'TLS')(s.ServiceSettings.ConnectionSecurity)),
  ...when(
    (s) => s.ServiceSettings.ConnectionSecurity === 'TLS' && !s.ServiceSettings.UseLetsEncrypt,
    rule('tls_cert_file_missing', (s) => isBlank(s.ServiceSettings.TLSCertFile)),
    rule('tls_key_file_missing', (s) => isBlank(s.ServiceSettings.TLSKeyFile)),
  ),
  rule(
    'tls_overwrite_cipher',
    (s) => !s.ServiceSettings.TLSOverwriteCiphers.every((name) => CIPHER.test(name)),
    (s) => ({ name: s.ServiceSettings.TLSOverwriteCiphers.find((name) => !CIPHER.test(name)) }),
  ),
  rule('max_payload_size', (s) => s.ServiceSettings.MaximumPayloadSizeBytes <= 0),
  rule('max_url_length', (s) => s.ServiceSettings.MaximumURLLength <= 0),
  rule('read_timeout', (s) => s.ServiceSettings.ReadTimeout <= 0),
  rule('write_timeout', (s) => s.ServiceSettings.WriteTimeout <= 0),
  rule('time_between_user_typing', (s) => s.ServiceSettings.TimeBetweenUserTypingUpdatesMilliseconds < 1000),
  rule('login_attempts', (s) => s.ServiceSettings.MaximumLoginAttempts <= 0),
  rule('outgoing_integrations_request_timeout', (s) => s.ServiceSettings.OutgoingIntegrationRequestsTimeout <= 0),
  rule('site_url', (s) => s.ServiceSettings.SiteURL !== '' && !isWebUrl(s.ServiceSettings.SiteURL)),
  rule('websocket_url', (s) => s.ServiceSettings.WebsocketURL !== '' && !isSocketUrl(s.ServiceSettings.WebsocketURL)),
  rule('listen_address', (s) => parseListenAddress(s.ServiceSettings.ListenAddress) === undefined),
  rule('dcr_redirect_uri_allowlist', (s) => !s.ServiceSettings.DCRRedirectURIAllowlist.every(isUriPattern)),
  rule('group_unread_channels', (s) => !isGroupUnreadMode(s.ServiceSettings.ExperimentalGroupUnreadChannels)),
  rule('collapsed_threads.autofollow', (s) => s.ServiceSettings.CollapsedThreads !== 'disabled' && !s.ServiceSettings.ThreadAutoFollow),
  rule('collapsed_threads', (s) => !isThreadMode(s.ServiceSettings.CollapsedThreads)),
  rule('persistent_notifications_count', (s) => s.ServiceSettings.PersistentNotificationMaxCount <= 0),
  rule('persistent_notifications_interval', (s) => s.ServiceSettings.PersistentNotificationIntervalMinutes < 2),
  rule('persistent_notifications_recipients', (s) => s.ServiceSettings.PersistentNotificationMaxRecipients <= 0),
  ...when(
    (s) => s.ServiceSettings.EnableLocalMode,
    rule('local_mode_socket', (s) => isBlank(s.ServiceSettings.LocalModeSocketLocation)),
  ),
  rule(
    'minimum_desktop_app_version',
    (s) => s.ServiceSettings.MinimumDesktopAppVersion !== '' && !isVersion(s.ServiceSettings.MinimumDesktopAppVersion),
  ),
];
