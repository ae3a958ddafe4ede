import { VERSION } from '@foremast/kernel/app';
import { BUILD_HASH } from '@foremast/kernel/build';
import type { ClientFacts } from '@foremast/kernel/config/client-config';
import type { Startup } from '@foremast/kernel/config/startup';
import { newId } from '@foremast/kernel/id';
import { findSystem, insertSystem } from '@foremast/store/queries/systems';
import { latestTerms } from '@foremast/store/queries/terms-of-service';
import { anyUser } from '@foremast/store/queries/users';
import type { Store, WriteDb } from '@foremast/store/store';

/** The newest migration of the original's schema that this one corresponds to. */
const SCHEMA_VERSION = 159;
const MAX_POST_SIZE = 16_383;

/** The key that signs error pages and push requests: a P-256 pair, its numbers as the original stores them. */
interface StoredKey {
  readonly ecdsa_key: { readonly curve: 'P-256'; readonly x: string; readonly y: string; readonly d: string };
}

async function makeSigningKey(db: WriteDb): Promise<void> {
  const name = 'AsymmetricSigningKey';
  if (await findSystem(db, name)) return;
  const { privateKey } = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])) as CryptoKeyPair;
  const jwk = await crypto.subtle.exportKey('jwk', privateKey);
  const decimal = (part = '') => BigInt(`0x${Buffer.from(part, 'base64url').toString('hex')}`).toString();
  // The original writes the three numbers without quotes: they are larger than a JavaScript number.
  const text = `{"ecdsa_key":{"curve":"P-256","x":${decimal(jwk.x)},"y":${decimal(jwk.y)},"d":${decimal(jwk.d)}}}`;
  await insertSystem(db, name, text);
}

const COOKIE_KEY_BYTES = 32;

/** The key that seals where the buttons of unstored messages lead. */
async function makeCookieKey(db: WriteDb): Promise<void> {
  const key = Buffer.from(crypto.getRandomValues(new Uint8Array(COOKIE_KEY_BYTES))).toString('base64');
  await insertSystem(db, 'PostActionCookieSecret', JSON.stringify({ key }));
}

const COORDINATE_BYTES = 32;
/** SubjectPublicKeyInfo of a P-256 point, up to the point itself. */
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

function publicKeyOf(text: string): string {
  const { ecdsa_key: key } = JSON.parse(text.replace(/:(\d+)/g, ':"$1"')) as StoredKey;
  const bytes = (decimal: string) =>
    Buffer.from(
      BigInt(decimal)
        .toString(16)
        .padStart(COORDINATE_BYTES * 2, '0'),
      'hex',
    );
  return Buffer.concat([SPKI_HEAD, Buffer.from([4]), bytes(key.x), bytes(key.y)]).toString('base64');
}

/** Who this server is: made once, kept in the database. */
export async function serverIdentity(store: Store, startup: Startup, now: number): Promise<ClientFacts> {
  const { db } = store;
  await store.transaction(async (tx) => {
    await insertSystem(tx, 'DiagnosticId', newId());
    await insertSystem(tx, 'InstallationDate', String(now));
    await makeSigningKey(tx);
    await makeCookieKey(tx);
  });
  const [diagnosticId, installed, key, accounts, terms] = await Promise.all([
    findSystem(db, 'DiagnosticId'),
    findSystem(db, 'InstallationDate'),
    findSystem(db, 'AsymmetricSigningKey'),
    anyUser(db),
    latestTerms(db),
  ]);
  return {
    version: VERSION,
    build: { number: VERSION, date: '', hash: BUILD_HASH },
    serviceEnvironment: startup.serviceEnvironment,
    diagnosticId: diagnosticId ?? '',
    signingPublicKey: key ? publicKeyOf(key) : '',
    noAccounts: !accounts,
    ...(terms ? { termsOfServiceId: terms.id } : {}),
    maxPostSize: MAX_POST_SIZE,
    upgradedFromTE: false,
    installationDate: Number(installed ?? now),
    schemaVersion: SCHEMA_VERSION,
  };
}
