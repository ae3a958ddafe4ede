import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { searchEngine } from '@foremast/domain/search/engine/search-engine';
import { testedSettings } from '@foremast/domain/system/tested-settings';
import { MASK } from '@foremast/kernel/config/masking';
import { badRequest, switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

// What is missing in the settings is said before the permission is looked at.
export const testElasticsearch = operation({
  id: 'TestElasticsearch',
  method: 'POST',
  path: '/api/v4/elasticsearch/test',
  summary: 'Try to reach the search engine, where there is one beside the database.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    const tried = testedSettings(body, ctx.config, 'ElasticsearchSettings', 'api.elasticsearch.test_elasticsearch_settings_nil.app_error');
    await ctx.require(onUnrestrictedSystem('test_elasticsearch'));
    const stored = ctx.config.ElasticsearchSettings;
    if (tried.Password === MASK && (tried.ConnectionURL !== stored.ConnectionURL || tried.Username !== stored.Username))
      throw badRequest('ent.elasticsearch.test_config.reenter_password');
    const engine = searchEngine(ctx.app);
    if (engine) {
      await engine.check().catch(() => {
        throw badRequest('ent.elasticsearch.start.connect_failed');
      });
      return { status: 'OK' };
    }
    throw switchedOff(tried.EnableIndexing ? 'ent.elasticsearch.test_config.license.error' : 'ent.elasticsearch.test_config.indexing_disabled.error');
  },
});
