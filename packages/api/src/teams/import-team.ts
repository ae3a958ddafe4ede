import { type Draft, discardDraft, receiveDraft } from '@foremast/domain/files/draft';
import { BrokenForm, boundaryOf, formParts, partText } from '@foremast/domain/input/multipart';
import { onTeam } from '@foremast/domain/permissions/team';
import { askForImport } from '@foremast/domain/slack-import/ask-for-import';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, tooLarge } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

const LONGEST_FIELD = 1024;

interface ImportForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Draft | undefined;
}

const wrong = (what: string) => badRequest(`api.team.import_team.${what}.app_error`);

async function readForm(ctx: Ctx): Promise<ImportForm> {
  const { raw } = ctx.request;
  if (!raw || !boundaryOf(raw.headers.get('content-type'))) throw wrong('parse');
  const fields = new Map<string, string>();
  let file: Draft | undefined;
  const most = ctx.config.FileSettings.MaxFileSize;
  try {
    for await (const part of formParts(raw)) {
      if (!part.filename) fields.set(part.name, await partText(part, LONGEST_FIELD));
      else if (part.name === 'file' && !file)
        file = await receiveDraft(ctx.app, part.body, most, () => tooLarge('api.context.request_body_too_large.app_error'));
    }
    return { fields, file };
  } catch (error) {
    if (file) await discardDraft(file);
    throw error instanceof BrokenForm ? wrong('parse') : error;
  }
}

/** In the order in which the contract tells what is missing. */
function checkedFile({ fields, file }: ImportForm): Draft {
  if (!fields.has('importFrom')) throw wrong('no_import_from');
  const size = fields.get('filesize');
  if (size === undefined) throw wrong('unavailable');
  if (!/^[+-]?\d{1,18}$/.test(size)) throw wrong('integer');
  if (!file) throw wrong('no_file');
  if (fields.get('importFrom') !== 'slack') throw wrong('unknown_import_from');
  return file;
}

// The report is answered as base64, as clients expect it.
export const importTeam = operation({
  id: 'ImportTeam',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/import',
  summary: 'Bring the archive of a Slack workspace into a team.',
  body: t.Unknown(),
  rawBody: true,
  response: t.Object({ results: t.String() }),
  permission: ({ params }) => [onTeam('import_team', params.team_id)],
  async handle({ params }, ctx) {
    if (ctx.config.ExperimentalSettings.RestrictSystemAdmin) throw forbidden('api.restricted_system_admin');
    const form = await readForm(ctx);
    try {
      const report = await askForImport(ctx, params.team_id, checkedFile(form));
      return { results: Buffer.from(report).toString('base64') };
    } finally {
      if (form.file) await discardDraft(form.file);
    }
  },
});
