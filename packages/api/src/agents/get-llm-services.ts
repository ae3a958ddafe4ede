import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

// Agents come with a plugin; none is installed.
export const getLLMServices = operation({
  id: 'GetLLMServices',
  method: 'GET',
  path: '/api/v4/llmservices',
  summary: 'The language services that agents use.',
  response: t.Array(Json),
  permission: 'session',
  handle: () => [],
});
