interface State {
  next: Map<number, State>;
  /** The state of the longest proper suffix that also begins a keyword. */
  suffix: State | undefined;
  /** The nearest state along the suffixes at which a keyword ends. */
  shorter: State | undefined;
  userIds: string[] | undefined;
}

/** Finds all of many keywords inside a word in one pass (Aho-Corasick), for scripts that do not put spaces between words. */
export class KeywordAutomaton {
  /** Built when a word is first searched: many channels never need it. */
  private start: State | undefined;

  constructor(private readonly keywords: ReadonlyMap<string, string[]>) {}

  /** Adds to `found` the people of every keyword within `word`. Keywords and word are in lower case. */
  collect(word: string, found: Set<readonly string[]>): void {
    this.start ??= build(this.keywords);
    const start = this.start;
    let state = start;
    for (let i = 0; i < word.length; i++) {
      state = step(state, word.charCodeAt(i), start);
      // Once a keyword has been found, so have those at its end.
      for (let hit: State | undefined = state.userIds ? state : state.shorter; hit?.userIds && !found.has(hit.userIds); hit = hit.shorter)
        found.add(hit.userIds);
    }
  }
}

function build(keywords: ReadonlyMap<string, string[]>): State {
  const start = newState();
  for (const [keyword, userIds] of keywords) {
    let state = start;
    for (let i = 0; i < keyword.length; i++) state = nextOf(state, keyword.charCodeAt(i));
    state.userIds = userIds;
  }
  linkSuffixes(start);
  return start;
}

function linkSuffixes(start: State): void {
  const queue: State[] = [start];
  for (const state of queue) {
    for (const [char, next] of state.next) {
      next.suffix = state.suffix ? step(state.suffix, char, start) : start;
      next.shorter = next.suffix.userIds ? next.suffix : next.suffix.shorter;
      queue.push(next);
    }
  }
}

function step(from: State, char: number, start: State): State {
  for (let state: State | undefined = from; state; state = state.suffix) {
    const next = state.next.get(char);
    if (next) return next;
  }
  return start;
}

function newState(): State {
  return { next: new Map(), suffix: undefined, shorter: undefined, userIds: undefined };
}

function nextOf(state: State, char: number): State {
  let next = state.next.get(char);
  if (!next) {
    next = newState();
    state.next.set(char, next);
  }
  return next;
}
