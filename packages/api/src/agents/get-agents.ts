import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

// Agents come with a plugin; none is installed.
export const getAgents = operation({
  id: 'GetAgents',
  method: 'GET',
  path: '/api/v4/agents',
  summary: 'The agents that people can talk to.',
  response: t.Array(Json),
  permission: 'session',
  handle: () => [],
});
