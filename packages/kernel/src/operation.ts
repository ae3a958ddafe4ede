import type { Static, TSchema } from '@foremast/wire/scalars';
import type { TObject } from '@sinclair/typebox';
import type { Ctx } from './context.ts';
import type { Requirement } from './permission.ts';

/** Marks an operation that answers with a `Response` of its own: files, lines of JSON, redirects. */
export const Raw = Symbol('raw');
export type Raw = typeof Raw;

/** `{"status":"OK"}`: what an operation answers that has nothing else to say. */
export const OK = { status: 'OK' } as const;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Names<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

export interface Input<P extends string, Q extends TObject, B extends TSchema> {
  readonly params: { readonly [K in Names<P>]: string };
  readonly query: Static<Q>;
  readonly body: Static<B>;
}

type Rule<I> = 'public' | 'session' | ((input: I, ctx: Ctx) => readonly Requirement[] | Promise<readonly Requirement[]>);

export interface Operation<P extends string = string, Q extends TObject = TObject, B extends TSchema = TSchema, O = unknown> {
  /** The contract's `operationId`, or a name of ours where the contract has none. */
  readonly id: string;
  readonly method: Method;
  /** As the contract writes it: `/api/v4/posts/{post_id}`. `{…_id}` must be an id; `me` stands for the caller in `{user_id}`. */
  readonly path: P;
  readonly summary: string;
  readonly query?: Q;
  readonly body?: B;
  /** The name that an error about a body of the wrong shape carries. */
  readonly bodyName?: string;
  /** The id of that error, where it is not the usual one. */
  readonly bodyError?: string;
  /** A body of the wrong shape counts as an absent one: some routes of the contract never refuse it. */
  readonly lenientBody?: boolean;
  /** The handler reads the body itself from `ctx.request.raw`, up to the size of a file. */
  readonly rawBody?: boolean;
  readonly response: TSchema | Raw;
  /** 200 unless the contract says otherwise. */
  readonly status?: number;
  /** `public`: everyone; `session`: everyone who signed in, the handler asks for more; else what must all hold. */
  readonly permission: Rule<Input<P, Q, B>>;
  /** Reachable for those who have not set up the second factor yet. */
  readonly beforeMfa?: boolean;
  /** Cookie sessions need no CSRF token here. */
  readonly noCsrf?: boolean;
  /** Parameters that end in `_id` but are not checked, because the contract answers something else for them. */
  readonly uncheckedParams?: readonly Names<P>[];
  /** HEAD asks for the same without the body: files. */
  readonly alsoHead?: boolean;
  /** Answers 503 while the server is marked busy. */
  readonly notWhenBusy?: boolean;
  handle(input: Input<P, Q, B>, ctx: Ctx): O | Promise<O>;
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds operations of every input
export type AnyOperation = Operation<any, any, any, any>;

/** Declares an operation: a typed procedure that Elysia exposes over HTTP and that workers, the command line and tests call in-process. */
export function operation<const P extends string, Q extends TObject = TObject<Record<string, never>>, B extends TSchema = TSchema, O = unknown>(
  declared: Operation<P, Q, B, O>,
): Operation<P, Q, B, O> {
  return declared;
}
