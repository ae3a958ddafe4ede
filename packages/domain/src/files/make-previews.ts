import type { App } from '@foremast/kernel/app';
import { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { type FileRow, findFile, findFileEvenDeleted } from '@foremast/store/queries/files';
import { Id, t } from '@foremast/wire/scalars';
import { openPicture, type Picture } from '../pictures/open-picture.ts';
import { type SmallPictures, smallPictures, smallPicturesOf } from '../pictures/small-pictures.ts';
import { inTurn } from '../pictures/turns.ts';
import { fileStore } from './file-store.ts';
import { takePixels } from './held-pixels.ts';

async function openStored(app: App, path: string): Promise<Picture | undefined> {
  const stored = await fileStore(app).open(path);
  if (!stored) return undefined;
  return openPicture(stored.local ?? new Uint8Array(await new Response(stored.body() as BodyInit).arrayBuffer()));
}

/** Undefined for what cannot be decoded to its end: it has no smaller pictures. */
async function smallerOf(app: App, file: FileRow): Promise<SmallPictures | undefined> {
  const pixels = takePixels(file.id);
  if (pixels) return smallPicturesOf(pixels);
  const picture = await openStored(app, file.path);
  return picture && smallPictures(picture).catch(() => undefined);
}

async function make(app: App, file: FileRow): Promise<void> {
  const store = fileStore(app);
  await inTurn(app.config.current.FileSettings.MaxImageDecoderConcurrency, async () => {
    const small = await smallerOf(app, file);
    if (!small) return;
    await store.put(file.thumbnail_path, small.thumbnail);
    await store.put(file.preview_path, small.preview);
    // It may have gone for good meanwhile, and with it what there was of smaller pictures.
    if (!(await findFileEvenDeleted(Ctx.system(app).db, file.id)))
      for (const path of [file.thumbnail_path, file.preview_path]) await store.delete(path);
  });
}

const underWay = new Map<string, Promise<void>>();

/** Makes the smaller pictures of a file; whoever asks while that goes on waits for the same. */
export function makePreviews(app: App, file: FileRow): Promise<void> {
  const running = underWay.get(file.id);
  if (running) return running;
  const started = make(app, file).finally(() => underWay.delete(file.id));
  underWay.set(file.id, started);
  return started;
}

export const makeFilePreviews = job({
  name: 'make_file_previews',
  input: t.Object({ file_id: Id }),
  key: ({ file_id }) => file_id,
  async run({ file_id }, ctx) {
    const file = await findFile(ctx.db, file_id);
    if (!file || file.thumbnail_path === '') return;
    const store = fileStore(ctx.app);
    if ((await store.stat(file.thumbnail_path)) && (await store.stat(file.preview_path))) return;
    await makePreviews(ctx.app, file);
  },
});
