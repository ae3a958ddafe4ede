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
  private readonly root = newState();

  constructor(keywords: ReadonlyMap<string, string[]>) {
    for (const [keyword, userIds] of keywords) {
      let state = this.root;
      for (let i = 0; i < keyword.length; i++) state = nextOf(state, keyword.charCodeAt(i));
      state.userIds = userIds;
    }
    this.linkSuffixes();
  }

  /** Adds to `found` the people of every keyword within `word`. Keywords and word are in lower case. */
  collect(word: string, found: Set<readonly string[]>): void {
    let state = this.root;
    for (let i = 0; i < word.length; i++) {
      state = this.step(state, word.charCodeAt(i));
      // Once a keyword has been found, so have those at its end.
      for (let hit: State | undefined = state.userIds ? state : state.shorter; hit?.userIds && !found.has(hit.userIds); hit = hit.shorter) found.add(hit.userIds);
    }
  }

  private step(from: State, char: number): State {
    for (let state: State | undefined = from; state; state = state.suffix) {
      const next = state.next.get(char);
      if (next) return next;
    }
    return this.root;
  }

  private linkSuffixes(): void {
    const queue: State[] = [this.root];
    for (const state of queue) {
      for (const [char, next] of state.next) {
        next.suffix = state === this.root ? this.root : this.step(state.suffix ?? this.root, char);
        next.shorter = next.suffix.userIds ? next.suffix : next.suffix.shorter;
        queue.push(next);
      }
    }
  }
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
