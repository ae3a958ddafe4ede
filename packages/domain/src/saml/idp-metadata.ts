import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { guardedFetch } from '../net/guarded-fetch.ts';

/** What the settings need to know of an identity provider. */
export interface IdpMetadata {
  readonly idp_descriptor_url: string;
  readonly idp_url: string;
  /** PEM, or empty where the provider publishes none. */
  readonly idp_public_certificate: string;
}

const MAX_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
const ATTRIBUTE = '@';

type Node = { readonly [name: string]: unknown };

const first = (value: unknown): Node | undefined => {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? (one as Node) : undefined;
};
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function pem(base64: string): string {
  const lines = base64.replace(/\s+/g, '').match(/.{1,64}/g);
  return lines ? `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n` : '';
}

/** The first identity provider of a metadata document; undefined when it describes none. Entities are not expanded. */
export async function readIdpMetadata(xml: string): Promise<IdpMetadata | undefined> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: ATTRIBUTE,
    removeNSPrefix: true,
    processEntities: false,
    parseTagValue: false,
  });
  const document = parser.parse(xml) as Node;
  const entity = first(document.EntityDescriptor) ?? first(first(document.EntitiesDescriptor)?.EntityDescriptor);
  const provider = first(entity?.IDPSSODescriptor);
  if (!entity || !provider) return undefined;
  const key = first(first(first(provider.KeyDescriptor)?.KeyInfo)?.X509Data);
  const certificate = Array.isArray(key?.X509Certificate) ? key.X509Certificate[0] : key?.X509Certificate;
  return {
    idp_descriptor_url: text(entity[`${ATTRIBUTE}entityID`]),
    idp_url: text(first(provider.SingleSignOnService)?.[`${ATTRIBUTE}Location`]),
    idp_public_certificate: pem(text(certificate)),
  };
}

/** Reads an identity provider's metadata from its address; https where no scheme is given. Throws 400 where there is none to read. */
export async function idpMetadata(ctx: Ctx, address: string): Promise<IdpMetadata> {
  const failed = (detail: string) => badRequest('api.admin.saml.failure_get_metadata_from_idp.app_error', { detail });
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  let found: IdpMetadata | undefined;
  try {
    // An administrator names it, and providers often stand in the own network.
    const response = await guardedFetch(ctx.config, url, { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, mayBePrivate: true });
    if (!response.ok) throw new Error(`the provider answered ${response.status}`);
    found = await readIdpMetadata(await response.text());
  } catch (error) {
    throw failed(String(error));
  }
  if (!found) throw failed('the document describes no identity provider');
  return found;
}
