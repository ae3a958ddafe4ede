import { upsertDraft as keepDraft } from '@foremast/domain/drafts/drafts';
import { operation } from '@foremast/kernel/operation';
import { Draft, DraftBody } from '@foremast/wire/models/draft';
import { t } from '@foremast/wire/scalars';

export const upsertDraft = operation({
  id: 'UpsertDraft',
  method: 'POST',
  path: '/api/v4/drafts',
  summary: 'Keep what one has begun to write.',
  body: DraftBody,
  bodyName: 'draft',
  response: t.Nullable(Draft),
  status: 201,
  permission: 'session',
  handle: ({ body }, ctx) => keepDraft(ctx, body),
});
