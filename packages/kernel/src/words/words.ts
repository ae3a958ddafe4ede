/** Sentences by the ids of errors; `{Name}` is filled from the error’s parameters. */
export type Words = Readonly<Record<string, string>>;
