/** Flat, all text, as clients read it. */
export type ClientLicense = Readonly<Record<string, string>>;

const FEATURES = [
  'Announcement',
  'Cluster',
  'Compliance',
  'CustomPermissionsSchemes',
  'CustomTermsOfService',
  'DataRetention',
  'Elasticsearch',
  'EmailNotificationContents',
  'GoogleOAuth',
  'GuestAccounts',
  'GuestAccountsPermissions',
  'IDLoadedPushNotifications',
  'LDAP',
  'LDAPGroups',
  'LockTeammateNameDisplay',
  'MFA',
  'MHPNS',
  'MessageExport',
  'Metrics',
  'Office365OAuth',
  'OpenId',
  'OutgoingOAuthConnections',
  'RemoteClusterService',
  'SAML',
  'SharedChannels',
];

/** Only for those who hold `read_license_information`. */
const PRIVATE = ['Id', 'Name', 'Email', 'IssuedAt', 'StartsAt', 'ExpiresAt', 'SkuName'];

/** 9999-12-31: clients compare it with now. */
const NEVER = 253402214400000;
/** Clients compare it with the number of people. */
const UNLIMITED_USERS = 1_000_000_000;

/** Whose licence it is: the server is its own licensee. */
export interface Licensee {
  readonly id: string;
  readonly issuedAt: number;
  readonly email: string;
}

/** Everything is on, for everyone, for ever. */
export function clientLicense({ id, issuedAt, email }: Licensee): ClientLicense {
  return {
    IsLicensed: 'true',
    Id: id,
    SkuName: 'Enterprise Advanced',
    SkuShortName: 'advanced',
    Users: String(UNLIMITED_USERS),
    IssuedAt: String(issuedAt),
    StartsAt: String(issuedAt),
    ExpiresAt: String(NEVER),
    Name: 'Foremast',
    Email: email,
    Company: 'Foremast',
    ...Object.fromEntries(FEATURES.map((feature) => [feature, 'true'])),
    Cloud: 'false',
    IsTrial: 'false',
    IsGovSku: 'false',
  };
}

export const sanitisedLicense = (license: ClientLicense): ClientLicense =>
  Object.fromEntries(Object.entries(license).filter(([key]) => !PRIVATE.includes(key)));
