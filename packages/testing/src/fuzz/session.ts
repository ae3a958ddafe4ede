import { type Keeping, newPlace, serverIn, type TestServer } from '../server.ts';
import { Fuzz, type FuzzOptions, type FuzzReport } from './run.ts';

const STOPS_WITHIN_MS = 10_000;
/** A client that has gone without a word is noticed at once on this machine. */
const SOCKETS_CLOSE_WITHIN_MS = 15_000;

/** A server is asked, stops in order, and starts again on what it has. */
export async function fuzzServer(options: FuzzOptions): Promise<FuzzReport> {
  const place = await newPlace();
  const folder = process.cwd();
  // Whatever an administrator names as a folder is made in here.
  process.chdir(place.folder);
  try {
    const server = await openServer(place);
    const report = await new Fuzz(server, options).run();
    report.wrong.push(...(await stopAndStart(server, place)));
    return report;
  } finally {
    process.chdir(folder);
    await place.remove();
  }
}

/** How many are left after a while. */
async function whenSocketsAreClosed(server: TestServer): Promise<number> {
  const open = () => server.running.app.process?.sockets() ?? 0;
  for (const until = Date.now() + SOCKETS_CLOSE_WITHIN_MS; open() > 0 && Date.now() < until; ) await Bun.sleep(50);
  return open();
}

const openServer = (place: Keeping): Promise<TestServer> => serverIn(place, {});

async function stopAndStart(server: TestServer, place: Keeping): Promise<string[]> {
  const wrong: string[] = [];
  const ping = async (url: string) => (await fetch(`${url}/api/v4/system/ping`)).status;
  if ((await ping(server.url)) !== 200) wrong.push('afterwards the server does not answer');
  const stillOpen = await whenSocketsAreClosed(server);
  if (stillOpen > 0) wrong.push(`${stillOpen} sockets are open although their clients have gone`);
  const began = performance.now();
  // What it reported is told already.
  await server.stop().catch(() => undefined);
  const took = performance.now() - began;
  if (took > STOPS_WITHIN_MS) wrong.push(`it took ${Math.round(took)} ms to stop`);
  const again = await openServer(place);
  if ((await ping(again.url)) !== 200) wrong.push('it does not answer after a new start');
  await again.stop();
  return wrong;
}
