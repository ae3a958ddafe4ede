import { afterAll } from 'bun:test';

/** One request as an integration got it. */
export interface HeardCall {
  readonly path: string;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every shape
  readonly body: any;
}

export interface FakeIntegration {
  readonly url: string;
  readonly calls: HeardCall[];
  /** What it answers from now on; `{}` at first. */
  answer: (call: HeardCall) => unknown;
  last(): HeardCall;
}

function read(text: string, type: string): unknown {
  if (type.startsWith('application/json')) return JSON.parse(text);
  return Object.fromEntries(new URLSearchParams(text));
}

/** A program somewhere else that hears calls and answers them. It ends after the tests of the file. */
export function startIntegration(): FakeIntegration {
  const fake: { -readonly [K in keyof FakeIntegration]: FakeIntegration[K] } = {
    url: '',
    calls: [],
    answer: () => ({}),
    last() {
      const call = fake.calls.at(-1);
      if (!call) throw new Error('the integration was not called');
      return call;
    },
  };
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const text = await request.text();
      const call = {
        path: pathname + search,
        headers: request.headers,
        body: text === '' ? undefined : read(text, request.headers.get('content-type') ?? ''),
      };
      fake.calls.push(call);
      const answer = fake.answer(call);
      return answer instanceof Response ? answer : Response.json(answer);
    },
  });
  fake.url = `http://127.0.0.1:${server.port}`;
  afterAll(() => server.stop(true));
  return fake;
}
