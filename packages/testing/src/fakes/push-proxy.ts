import { afterAll } from 'bun:test';

export interface PushRequest {
  readonly path: string;
  readonly contentType: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into messages of every kind
  readonly body: any;
}

/** A push proxy on a loopback port that keeps what it gets. */
export function startPushProxy() {
  const requests: PushRequest[] = [];
  let status = 'OK';
  let broken = false;
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      requests.push({ path: new URL(request.url).pathname, contentType: request.headers.get('content-type'), body: await request.json() });
      return Response.json({ status }, { status: broken ? 500 : 200 });
    },
  });
  afterAll(() => server.stop(true));
  return {
    url: `http://127.0.0.1:${server.port}`,
    requests,
    answer: (next: 'OK' | 'FAIL' | 'REMOVE') => void (status = next),
    /** It takes what it is sent, and answers that it did not. */
    break: (is: boolean) => void (broken = is),
  };
}
