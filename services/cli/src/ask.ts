import { isCancel, password } from '@clack/prompts';
import { Failure } from './failure.ts';

/** A secret, typed without showing it. Without a terminal there is nobody to ask. */
export async function ask(what: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Failure(`${what} is missing: give it with --password, there is no terminal to ask at.`, 2);
  const answer = await password({ message: what });
  if (isCancel(answer)) throw new Failure('Given up.', 130);
  return answer;
}
