import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Settings } from '@foremast/kernel/config/settings';
import { type AppError, badRequest } from '@foremast/kernel/error';

/** argon2id with 19 MiB and two passes, as OWASP advises; hashing runs off the main thread. */
const HASH = { algorithm: 'argon2id', memoryCost: 19_456, timeCost: 2 } as const;
/** Hashing needs memory and a core: more than two at once would starve everything else. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => Bun.password.hash(password, HASH));

const derive = promisify(pbkdf2);

/** `$pbkdf2$f=SHA256,w=600000,l=32$salt$hash`, as databases of the original have it. */
async function checkPbkdf2(password: string, stored: string): Promise<boolean> {
  const [, , settings = '', salt = '', hash = ''] = stored.split('$');
  const options = Object.fromEntries(settings.split(',').map((pair) => pair.split('=')));
  const expected = Buffer.from(hash, 'base64');
  const got = await derive(password, Buffer.from(salt, 'base64'), Number(options.w), Number(options.l), String(options.f).toLowerCase());
  return got.length === expected.length && timingSafeEqual(got, expected);
}

const BCRYPT_MAX = 72;
const LONGEST_MS = 1_000;
const FORGET = 0.99;
/** What a check took at most lately. Hashes of other kinds take longer than ours; where there is one, nothing is to look faster. */
let slowestMs = 0;

/** A check that fails is answered no sooner than the slowest, whichever kind of hash there is, or none. */
async function checked(check: () => Promise<boolean>): Promise<boolean> {
  const { fits, tookMs } = await inTurn(async () => {
    const start = performance.now();
    return { fits: await check(), tookMs: performance.now() - start };
  });
  slowestMs = Math.min(LONGEST_MS, Math.max(tookMs, slowestMs * FORGET));
  if (!fits) await Bun.sleep(Math.max(0, slowestMs - tookMs));
  return fits;
}

/** Does the password fit? Hashes of imported people (bcrypt, PBKDF2) are understood too. */
export async function checkPassword(password: string, stored: string): Promise<boolean> {
  if (stored === '') return pretendToCheck(password);
  if (stored.startsWith('$pbkdf2$')) return checked(() => checkPbkdf2(password, stored));
  if (stored.startsWith('$2') && Buffer.byteLength(password) > BCRYPT_MAX) return pretendToCheck(password);
  return checked(() => Bun.password.verify(password, stored).catch(() => false));
}

/** Hashes that are not our own are replaced when their owner signs in. */
export const isOldHash = (stored: string): boolean => !stored.startsWith('$argon2id$');

let decoy: Promise<string> | undefined;
/** Takes as long as a real check, and fails: so that an account's absence does not show in the time. */
export async function pretendToCheck(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password');
  const hash = await decoy;
  await checked(() => Bun.password.verify(password, hash).then(() => false));
  return false;
}

const MAX = 72;
/** Nobody has such a password: it need not be tried. */
export const isTooLong = (password: string): boolean => Buffer.byteLength(password) > MAX;

const CLASSES = [
  ['Lowercase', '_lowercase', /[a-z]/],
  ['Uppercase', '_uppercase', /[A-Z]/],
  ['Number', '_number', /\d/],
  ['Symbol', '_symbol', /[ !"\\#$%&'()*+,\-./:;<=>?@[\]^_`|~]/],
] as const;

/** What is wrong with a new password, by the server's rules; lengths are in bytes. */
export function passwordError(password: string, { PasswordSettings: rules }: Settings): AppError | undefined {
  const length = Buffer.byteLength(password);
  if (length < rules.MinimumLength) return badRequest('model.user.is_valid.pwd_min_length.app_error', { Min: rules.MinimumLength });
  if (length > MAX) return badRequest('model.user.is_valid.pwd_max_length.app_error', { Max: MAX });
  const missing = CLASSES.filter(([rule, , pattern]) => rules[rule] && !pattern.test(password)).map(([, suffix]) => suffix);
  return missing.length > 0 ? badRequest(`model.user.is_valid.pwd${missing.join('')}.app_error`, { Min: rules.MinimumLength }) : undefined;
}
