/** Who may do what with jobs of a type; where a permission is missing, nobody may over the API. */
export interface JobRights {
  readonly create?: string;
  readonly manage?: string;
  readonly read?: string;
}

const own = (name: string): JobRights => ({ create: `create_${name}_job`, manage: `manage_${name}_job`, read: `read_${name}_job` });
const general: JobRights = { create: 'manage_jobs', manage: 'manage_jobs', read: 'read_jobs' };

const RIGHTS: Readonly<Record<string, JobRights>> = {
  data_retention: own('data_retention'),
  message_export: own('compliance_export'),
  elasticsearch_post_indexing: own('elasticsearch_post_indexing'),
  elasticsearch_post_aggregation: own('elasticsearch_post_aggregation'),
  ldap_sync: own('ldap_sync'),
  migrations: general,
  plugins: general,
  product_notices: general,
  expiry_notify: general,
  active_users: general,
  import_process: general,
  import_delete: general,
  export_process: general,
  export_delete: general,
  cloud: general,
  extract_content: general,
  mobile_session_metadata: { read: 'read_jobs' },
  access_control_sync: { create: 'manage_system', manage: 'manage_system', read: 'manage_system' },
};

export const rightsOf = (type: string): JobRights => (Object.hasOwn(RIGHTS, type) ? (RIGHTS[type] ?? {}) : {});

/** What can be asked for in the list of all jobs; of the last ones nobody may read. */
export const listedTypes: readonly string[] = [
  'data_retention',
  'message_export',
  'elasticsearch_post_indexing',
  'elasticsearch_post_aggregation',
  'ldap_sync',
  'migrations',
  'plugins',
  'expiry_notify',
  'product_notices',
  'active_users',
  'import_process',
  'import_delete',
  'export_process',
  'export_delete',
  'cloud',
  'extract_content',
  'mobile_session_metadata',
  'last_accessible_post',
  'last_accessible_file',
  'cleanup_desktop_tokens',
  'refresh_materialized_views',
];
