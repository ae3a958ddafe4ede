/** Something that the person at the command line can put right; the message says what and how. */
export class Failure extends Error {
  constructor(
    message: string,
    /** 1: it did not work; 2: the command was not understood; 3: what it names is not there. */
    readonly code = 1,
  ) {
    super(message);
    this.name = 'Failure';
  }
}

export const notThere = (what: string): Failure => new Failure(`${what} is not there.`, 3);
