import { addUserToGroupSyncables } from './add-user-to-group-syncables.ts';
import { deleteLdapPrivateCertificate } from './delete-ldap-private-certificate.ts';
import { deleteLdapPublicCertificate } from './delete-ldap-public-certificate.ts';
import { getLdapGroups } from './get-ldap-groups.ts';
import { linkLdapGroup } from './link-ldap-group.ts';
import { migrateIdLdap } from './migrate-id-ldap.ts';
import { syncLdap } from './sync-ldap.ts';
import { testLdap } from './test-ldap.ts';
import { testLdapConnection } from './test-ldap-connection.ts';
import { testLdapDiagnostics } from './test-ldap-diagnostics.ts';
import { uploadLdapPrivateCertificate } from './upload-ldap-private-certificate.ts';
import { uploadLdapPublicCertificate } from './upload-ldap-public-certificate.ts';

export const ldap = [
  addUserToGroupSyncables,
  deleteLdapPrivateCertificate,
  deleteLdapPublicCertificate,
  getLdapGroups,
  linkLdapGroup,
  migrateIdLdap,
  syncLdap,
  testLdap,
  testLdapConnection,
  testLdapDiagnostics,
  uploadLdapPrivateCertificate,
  uploadLdapPublicCertificate,
];
