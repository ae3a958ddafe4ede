import { type Action, type ActionPort, announce } from './actions.ts';
import type { Connection } from './connection.ts';
import { decodeFrame, type WsRequest } from './frame.ts';
import { badAction, badSeq, failReply, failureOf, internal, noAction, notAuthenticated, okReply, type Words } from './reply.ts';

const CHALLENGE = 'authentication_challenge';
/** Requests that may wait while one is worked on. */
const INBOX = 256;

type Later = Promise<void> | undefined;

export interface RouterOptions {
  readonly actions: ReadonlyMap<string, Action>;
  readonly custom: ActionPort['custom'];
  readonly words: Words;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
  /** A stranger's token. */
  readonly challenge: (connection: Connection, seq: number, token: unknown) => Later;
  /** Finds out whether a session that seems to have expired has. */
  readonly recheck: (connection: Connection) => Promise<void>;
}

export interface Router {
  receive(connection: Connection, frame: string | Uint8Array): void;
  /** Requests wait until this is done. */
  occupy(connection: Connection, work: Promise<void>): void;
}

/** Takes the requests of each connection one after the other. */
export function createRouter({ actions, custom, words, now, onError, challenge, recheck }: RouterOptions): Router {
  function occupy(connection: Connection, work: Promise<void>): void {
    const { socket } = connection;
    connection.busy = true;
    void work.catch(onError).then(() => {
      if (connection.socket !== socket) return;
      connection.busy = false;
      while (!connection.busy && connection.inbox?.length) take(connection, connection.inbox.shift());
      if (!connection.inbox?.length) connection.inbox = undefined;
    });
  }

  function take(connection: Connection, request: WsRequest | undefined): void {
    if (connection.deaf) return;
    const work = request ? handle(connection, request) : void connection.close();
    if (work) occupy(connection, work);
  }

  function handle(connection: Connection, request: WsRequest): Later {
    const { seq, action, data } = request;
    const fail = (error: unknown) => connection.reply(failReply(seq, failureOf(error) ?? internal, words));
    // Whoever has never been signed in is not answered.
    if (!connection.person) return action === CHALLENGE && seq > 0 ? challenge(connection, seq, data.token) : undefined;
    if (action === '') return void fail(noAction());
    if (seq <= 0) return void fail(badSeq());
    if (action === CHALLENGE) return void (connection.revoked && connection.close());
    if (connection.expired(now())) return again(connection, request);
    if (action === 'presence') {
      announce(connection, data);
      return void connection.reply(okReply(seq));
    }
    return answer(connection, request, fail);
  }

  async function again(connection: Connection, request: WsRequest): Promise<void> {
    const { socket } = connection;
    await recheck(connection);
    if (connection.socket === socket && !connection.deaf) await handle(connection, request);
  }

  function answer(connection: Connection, { seq, action, data }: WsRequest, fail: (error: unknown) => void): Later {
    const { session, socket } = connection;
    const known = session !== undefined && !connection.revoked && !connection.mfaMissing;
    if (action.startsWith('custom_')) return known ? (async () => custom?.(session, action, data, connection.id))() : undefined;
    if (!known) return void fail(notAuthenticated());
    const run = actions.get(action);
    if (!run) return void fail(badAction());

    const done = (result: Awaited<ReturnType<Action>>) => {
      if (connection.socket === socket) connection.reply(okReply(seq, result));
    };
    const failed = (error: unknown) => {
      if (!failureOf(error)) onError(error);
      if (connection.socket === socket) fail(error);
    };
    try {
      const result = run(session, data);
      if (result instanceof Promise) return result.then(done, failed);
      done(result);
    } catch (error) {
      failed(error);
    }
    return undefined;
  }

  return {
    occupy,
    receive(connection, frame) {
      if (connection.deaf) return;
      const request = decodeFrame(frame);
      if (!connection.busy) take(connection, request);
      else if (!connection.inbox) connection.inbox = [request];
      else if (connection.inbox.length < INBOX) connection.inbox.push(request);
      else connection.close();
    },
  };
}
