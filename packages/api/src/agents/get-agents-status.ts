import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getAgentsStatus = operation({
  id: 'GetAgentsStatus',
  method: 'GET',
  path: '/api/v4/agents/status',
  summary: 'Are there agents to talk to?',
  response: t.Object({ available: t.Boolean(), reason: t.Optional(t.String()) }),
  permission: 'session',
  handle: () => ({ available: false, reason: 'app.agents.bridge.not_available.plugin_not_active' }),
});
