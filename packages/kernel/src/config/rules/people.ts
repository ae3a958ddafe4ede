import { isId } from '../../id.ts';
import { isMailAddress, isWebUrl, oneOf, type Rule, rule, when } from './rule.ts';

const words = (text: string): number => [...text].length;
const isDomain = (text: string): boolean => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i.test(text.trim());
/** A scheme of URLs, without its colon. */
const isUrlScheme = (text: string): boolean => /^[a-z][a-z0-9+.-]*$/i.test(text.trim());

export const teamRules: readonly Rule[] = [
  rule('max_users', (s) => s.TeamSettings.MaxUsersPerTeam <= 0),
  rule('max_channels', (s) => s.TeamSettings.MaxChannelsPerTeam <= 0),
  rule('user_status_away_timeout', (s) => s.TeamSettings.UserStatusAwayTimeout <= 0),
  rule('max_notify_per_channel', (s) => s.TeamSettings.MaxNotificationsPerChannel <= 0),
  rule('restrict_direct_message', (s) => !oneOf('any', 'team')(s.TeamSettings.RestrictDirectMessage)),
  rule('teammate_name_display', (s) => !oneOf('username', 'nickname_full_name', 'full_name')(s.TeamSettings.TeammateNameDisplay)),
  rule(
    'sitename_length',
    (s) => words(s.TeamSettings.SiteName) > 30,
    () => ({ MaxLength: 30 }),
  ),
  // Archived channels can no longer be hidden.
  rule('experimental_view_archived_channels', (s) => !s.TeamSettings.ExperimentalViewArchivedChannels),
];

export const passwordRules: readonly Rule[] = [
  rule(
    'password_length',
    (s) => s.PasswordSettings.MinimumLength < 5 || s.PasswordSettings.MinimumLength > 72,
    () => ({ MinLength: 5, MaxLength: 72 }),
  ),
];

export const guestRules: readonly Rule[] = [
  rule(
    'guest_accounts.cannot_enforce_multifactor_authentication_when_guest_magic_link_is_enabled',
    ({ GuestAccountsSettings: g }) => g.EnableGuestMagicLink && g.EnforceMultifactorAuthentication,
  ),
];

const languages = (list: string): string[] => list.split(',').map((code) => code.trim());

export const localizationRules: readonly Rule[] = [
  rule(
    'localization.available_locales',
    ({ LocalizationSettings: l }) => l.AvailableLocales !== '' && !languages(l.AvailableLocales).includes(l.DefaultClientLocale),
  ),
];

export const displayRules: readonly Rule[] = [
  rule(
    'display.custom_url_schemes',
    (s) => !s.DisplaySettings.CustomURLSchemes.every(isUrlScheme),
    (s) => ({ Scheme: s.DisplaySettings.CustomURLSchemes.find((name) => !isUrlScheme(name)) }),
  ),
];

export const supportRules: readonly Rule[] = [
  ...when(
    (s) => s.SupportSettings.ReportAProblemType === 'email',
    rule('report_a_problem_mail.missing', (s) => s.SupportSettings.ReportAProblemMail === ''),
    rule('report_a_problem_mail.invalid', (s) => !isMailAddress(s.SupportSettings.ReportAProblemMail)),
  ),
  ...when(
    (s) => s.SupportSettings.ReportAProblemType === 'link',
    rule('report_a_problem_link.missing', (s) => s.SupportSettings.ReportAProblemLink === ''),
    rule('report_a_problem_link.invalid', (s) => !isWebUrl(s.SupportSettings.ReportAProblemLink)),
  ),
];

export const nativeAppRules: readonly Rule[] = [
  rule('native_app_settings.download_link', ({ NativeAppSettings: n }) =>
    [n.AppDownloadLink, n.AndroidAppDownloadLink, n.IosAppDownloadLink].some((link) => link !== '' && !isWebUrl(link)),
  ),
];

export const metricsRules: readonly Rule[] = [
  rule(
    'metrics_client_side_user_ids',
    (s) => s.MetricsSettings.ClientSideUserIds.length > 5,
    (s) => ({ MaxLength: 5, CurrentLength: s.MetricsSettings.ClientSideUserIds.length }),
  ),
  rule(
    'metrics_client_side_user_id',
    (s) => !s.MetricsSettings.ClientSideUserIds.every(isId),
    (s) => ({ Id: s.MetricsSettings.ClientSideUserIds.find((id) => !isId(id)) }),
  ),
];

export const wranglerRules: readonly Rule[] = [rule('move_thread.domain_invalid', (s) => !s.WranglerSettings.AllowedEmailDomain.every(isDomain))];
