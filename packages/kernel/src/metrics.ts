export type Labels = Readonly<Record<string, string>>;

/** Figures for whoever watches the server. Names are those that dashboards know. */
export interface Metrics {
  /** How much of something there is now. */
  set(name: string, value: number, labels?: Labels): void;
  /** Something has happened. */
  count(name: string, by?: number, labels?: Labels): void;
  /** How long something took, in seconds, or how large it was. */
  observe(name: string, value: number, labels?: Labels): void;
}

/** Nobody watches. */
export const noMetrics: Metrics = { set: () => undefined, count: () => undefined, observe: () => undefined };
