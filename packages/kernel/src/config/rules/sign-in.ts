import { isLdapFilter } from './ldap-filter.ts';
import { bareRule, isBlank, isTransportSecurity, isUuid, isWebUrl, oneOf, type Rule, rule, when } from './rule.ts';

const badFilter = (kind: string, filter: (s: Parameters<Rule['broken']>[0]) => string): Rule => ({
  id: `ent.ldap.validate_${kind}.app_error`,
  broken: (s) => filter(s) !== '' && !isLdapFilter(filter(s)),
});

export const ldapRules: readonly Rule[] = [
  rule('ldap_security', (s) => !isTransportSecurity(s.LdapSettings.ConnectionSecurity)),
  rule('ldap_sync_interval', (s) => s.LdapSettings.SyncIntervalMinutes <= 0),
  rule('ldap_max_page_size', (s) => s.LdapSettings.MaxPageSize < 0),
  ...when(
    (s) => s.LdapSettings.Enable,
    bareRule('ldap_server', (s) => s.LdapSettings.LdapServer === ''),
    bareRule('ldap_basedn', (s) => s.LdapSettings.BaseDN === ''),
    bareRule('ldap_email', (s) => s.LdapSettings.EmailAttribute === ''),
    bareRule('ldap_username', (s) => s.LdapSettings.UsernameAttribute === ''),
    bareRule('ldap_id', (s) => s.LdapSettings.IdAttribute === ''),
    bareRule('ldap_login_id', (s) => s.LdapSettings.LoginIdAttribute === ''),
    rule('ldap_max_login_attempts', (s) => s.LdapSettings.MaximumLoginAttempts <= 0),
    badFilter('filter', (s) => s.LdapSettings.UserFilter),
    badFilter('guest_filter', (s) => s.LdapSettings.GuestFilter),
    badFilter('admin_filter', (s) => s.LdapSettings.AdminFilter),
  ),
];

/** `Name=value`, with exactly one equals sign. */
const isAttributeTest = (text: string): boolean => /^[^=]+=[^=]+$/.test(text);

export const samlRules: readonly Rule[] = [
  ...when(
    (s) => s.SamlSettings.Enable,
    rule('saml_idp_url', (s) => !isWebUrl(s.SamlSettings.IdpURL)),
    rule('saml_idp_descriptor_url', (s) => s.SamlSettings.IdpDescriptorURL === ''),
    rule('saml_idp_cert', (s) => s.SamlSettings.IdpCertificateFile === ''),
    rule('saml_email_attribute', (s) => s.SamlSettings.EmailAttribute === ''),
    rule('saml_username_attribute', (s) => s.SamlSettings.UsernameAttribute === ''),
    rule('saml_spidentifier_attribute', (s) => s.SamlSettings.ServiceProviderIdentifier === ''),
    rule('saml_assertion_consumer_service_url', (s) => s.SamlSettings.Verify && !isWebUrl(s.SamlSettings.AssertionConsumerServiceURL)),
    rule('saml_private_key', (s) => s.SamlSettings.Encrypt && s.SamlSettings.PrivateKeyFile === ''),
    rule('saml_public_cert', (s) => s.SamlSettings.Encrypt && s.SamlSettings.PublicCertificateFile === ''),
    rule('saml_signature_algorithm', (s) => !oneOf('RSAwithSHA1', 'RSAwithSHA256', 'RSAwithSHA512')(s.SamlSettings.SignatureAlgorithm)),
    rule('saml_canonical_algorithm', (s) => !oneOf('Canonical1.0', 'Canonical1.1')(s.SamlSettings.CanonicalAlgorithm)),
    rule('saml_guest_attribute', (s) => s.SamlSettings.GuestAttribute !== '' && !isAttributeTest(s.SamlSettings.GuestAttribute)),
    rule('saml_admin_attribute', (s) => s.SamlSettings.AdminAttribute !== '' && !isAttributeTest(s.SamlSettings.AdminAttribute)),
  ),
];

export const intuneRules: readonly Rule[] = [
  ...when(
    (s) => s.IntuneSettings.Enable,
    rule('intune_tenant_id', (s) => isBlank(s.IntuneSettings.TenantId)),
    rule('intune_tenant_id_format', (s) => !isUuid(s.IntuneSettings.TenantId)),
    rule('intune_client_id', (s) => isBlank(s.IntuneSettings.ClientId)),
    rule('intune_client_id_format', (s) => !isUuid(s.IntuneSettings.ClientId)),
    rule('intune_auth_service', (s) => isBlank(s.IntuneSettings.AuthService)),
    rule('intune_auth_service_invalid', (s) => !oneOf('office365', 'saml')(s.IntuneSettings.AuthService)),
    rule('intune_requires_office365', (s) => s.IntuneSettings.AuthService === 'office365' && !s.Office365Settings.Enable),
    rule('intune_requires_saml', (s) => s.IntuneSettings.AuthService === 'saml' && !s.SamlSettings.Enable),
  ),
];
