import { expect, test } from 'bun:test';
import { fuzzServer } from './session.ts';

/** A long run is `bun scripts/fuzz.ts`, which also takes the time of each request; here others share the machine. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 1_200);

test('requests of every kind by everybody never break the server, and leave what is counted right', async () => {
  const { sent, succeeded, sockets, wrong } = await fuzzServer({ requests: REQUESTS, sockets: REQUESTS / 4, seed: Date.now() % 1_000_000 });
  expect(wrong).toEqual([]);
  expect(sent).toBe(REQUESTS);
  // A good part of what was asked for was done; else nothing would have been tried.
  expect(succeeded.size).toBeGreaterThan(100);
  expect(sockets.replies.get('OK')).toBeGreaterThan(100);
}, 600_000);
