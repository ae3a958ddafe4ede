import { type ClientConfig, type ClientFacts, clientConfig, versionId } from './client-config.ts';
import { clientLicense } from './license.ts';
import type { ConfigService } from './service.ts';

/** What clients are told of the settings: computed when settings or facts change, never when it is asked for. */
export class Published {
  limited: ClientConfig = {};
  full: ClientConfig = {};
  /** `X-Version-Id`: clients load configuration and licence again when it changes. */
  versionId = '';
  readonly license: Readonly<Record<string, string>>;

  constructor(
    private readonly config: ConfigService,
    public facts: ClientFacts,
  ) {
    this.license = clientLicense({ id: facts.diagnosticId, issuedAt: facts.installationDate ?? 0, email: '' });
    this.compute();
    config.watch(() => this.compute());
  }

  /** Something that is no setting has changed, such as the terms of service. */
  learn(facts: Partial<ClientFacts>): void {
    this.facts = { ...this.facts, ...facts };
    this.compute();
  }

  private compute(): void {
    const { limited, full } = clientConfig(this.config.current, this.facts);
    this.limited = limited;
    this.full = full;
    this.versionId = versionId(full);
  }
}
