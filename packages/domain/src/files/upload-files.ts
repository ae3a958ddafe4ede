import { bodyChunks } from '@foremast/kernel/body-chunks';
import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest, invalidBody, invalidUrl } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import type { FileRow } from '@foremast/store/queries/files';
import { BOOKMARK_UPLOADER } from '../bookmarks/bookmark-file.ts';
import { leaveUnread } from '../input/leave-unread.ts';
import { BrokenForm, type FormPart, formParts, partText } from '../input/multipart.ts';
import { discardDraft, receiveDraft } from './draft.ts';
import { cleanFileName } from './file-name.ts';
import { type ArrivedFile, saveFiles } from './save-files.ts';
import { requireUpload } from './upload-access.ts';

const LONGEST_FIELD = 10 * 1024;
/** What a form has beside its files. */
const FORM_BYTES = 512;
const RESTRICTED = 'api.file.upload_file.restricted_dm.error';

export interface Uploaded {
  readonly files: readonly FileRow[];
  /** null: the client named none, and sent no form. */
  readonly clientIds: readonly string[] | null;
}

const tooLarge = () => new AppError('api.file.upload_file.too_large_detailed.app_error', 413);
const unreadable = () => badRequest('api.file.upload_file.read_request.app_error');

/** A form as it arrives. Who names the channel first is told at once whether the files are wanted; else they are kept until the channel comes. */
class UploadForm {
  private readonly clientIds: string[] = [];
  private channelId: string | undefined;
  /** Of all files so far: together they may be hardly more than a single one may. */
  private bytes = 0;
  /** The channel was known before the first file. */
  private streamed: boolean | undefined;

  constructor(
    private readonly ctx: Ctx,
    private readonly arrived: ArrivedFile[],
    channelId: string,
  ) {
    if (channelId !== '') this.nameChannel(channelId);
  }

  private nameChannel(id: string): void {
    if (!isId(id)) throw invalidUrl('channel_id');
    if (this.channelId !== undefined && this.channelId !== id) throw badRequest('api.file.upload_file.multiple_channel_ids.app_error');
    this.channelId = id;
  }

  private async field(part: FormPart): Promise<void> {
    const text = await partText(part, LONGEST_FIELD);
    if (part.name === 'channel_id') this.nameChannel(text);
    else if (part.name === 'client_ids' && !this.streamed) this.clientIds.push(text);
    else if (part.name !== '' && this.streamed !== false) throw invalidBody(part.name);
  }

  private async file(part: FormPart, given: string): Promise<void> {
    if (this.streamed === undefined) {
      this.streamed = this.channelId !== undefined;
      if (this.channelId !== undefined) await requireUpload(this.ctx, this.channelId, RESTRICTED);
    }
    if (!this.streamed && part.name !== 'files') return;
    const { clientIds, arrived } = this;
    if (this.streamed && clientIds.length > 0 && arrived.length >= clientIds.length) throw invalidBody('client_ids');
    const name = cleanFileName(given);
    if (!name) throw invalidBody('filename');
    const { MaxFileSize } = this.ctx.config.FileSettings;
    const draft = await receiveDraft(this.ctx.app, part.body, Math.min(MaxFileSize, MaxFileSize + FORM_BYTES - this.bytes), tooLarge);
    this.bytes += draft.size;
    arrived.push({ name, draft });
  }

  async read(request: Request): Promise<void> {
    for await (const part of formParts(request)) {
      // Where a file's name is empty, it is a field.
      if (part.filename) await this.file(part, part.filename);
      else if (part.name !== '') await this.field(part);
    }
  }

  /** Everything is there: does it fit together? */
  async finish(): Promise<{ channelId: string; clientIds: string[] }> {
    const { channelId, clientIds } = this;
    if (channelId === undefined) throw invalidBody('channel_id');
    if (!this.streamed) await requireUpload(this.ctx, channelId, RESTRICTED);
    if (clientIds.length > 0 && clientIds.length !== this.arrived.length)
      throw badRequest('api.file.upload_file.incorrect_number_of_client_ids.app_error');
    return { channelId, clientIds };
  }
}

interface UploadQuery {
  readonly channelId: string;
  readonly filename: string;
  readonly clientId: string;
  readonly bookmark: boolean;
}

const senderOf = (ctx: Ctx, channelId: string, { bookmark }: UploadQuery) => ({ channelId, userId: bookmark ? BOOKMARK_UPLOADER : ctx.userId });

async function fromForm(ctx: Ctx, request: Request, query: UploadQuery): Promise<Uploaded> {
  const arrived: ArrivedFile[] = [];
  try {
    const form = new UploadForm(ctx, arrived, query.channelId);
    await form.read(request);
    const { channelId, clientIds } = await form.finish();
    return { files: await saveFiles(ctx, arrived, senderOf(ctx, channelId, query)), clientIds };
  } catch (error) {
    throw error instanceof BrokenForm ? unreadable() : error;
  } finally {
    for (const { draft } of arrived) await discardDraft(draft);
  }
}

async function fromBody(ctx: Ctx, request: Request, query: UploadQuery): Promise<Uploaded> {
  const { channelId, clientId } = query;
  if (!isId(channelId)) throw invalidUrl('channel_id');
  const name = cleanFileName(query.filename);
  if (!name) throw invalidUrl('filename');
  const { MaxFileSize } = ctx.config.FileSettings;
  if (Number(request.headers.get('content-length') ?? 0) > MaxFileSize) throw tooLarge();
  await requireUpload(ctx, channelId, RESTRICTED);
  if (!request.body) throw unreadable();
  const draft = await receiveDraft(ctx.app, bodyChunks(request), MaxFileSize, tooLarge).catch((error: unknown) => {
    throw request.signal.aborted ? unreadable() : error;
  });
  try {
    if (draft.size === 0) throw unreadable();
    return { files: await saveFiles(ctx, [{ name, draft }], senderOf(ctx, channelId, query)), clientIds: clientId === '' ? null : [clientId] };
  } finally {
    await discardDraft(draft);
  }
}

/** Takes the files of a request, a form or the bare bytes of one file. They belong to no message yet. */
export async function uploadFiles(ctx: Ctx, query: UploadQuery): Promise<Uploaded> {
  const request = ctx.request.raw;
  if (!request) throw unreadable();
  const isForm = /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');
  try {
    return await (isForm ? fromForm : fromBody)(ctx, request, query);
  } catch (error) {
    leaveUnread(request);
    throw error;
  }
}
