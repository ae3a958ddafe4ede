import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

// Agents come with a plugin; none is installed.
export const getAIServices = operation({
  id: 'GetAIServices',
  method: 'GET',
  path: '/api/v4/ai/services',
  summary: 'The language services that agents use.',
  response: t.Array(Json),
  permission: 'session',
  handle: () => [],
});
