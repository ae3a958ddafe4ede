import { expect, test } from 'bun:test';
import type { Client4 } from '@mattermost/client';
import type { Person } from '../server.ts';
import { type Area, areas } from './areas.ts';

export interface Recorder {
  /** The client of somebody; what is called of it is remembered. */
  of(person: Person): Client4;
  /** A test for the end of a file: every method of the area was called above. */
  everyMethodIsCalled(): void;
}

export function recorder(area: Area): Recorder {
  const called = new Set<string>();
  return {
    of: ({ client }) =>
      new Proxy(client, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          return (...given: unknown[]) => {
            called.add(String(name));
            return value.apply(target, given);
          };
        },
      }),
    everyMethodIsCalled: () =>
      test(`every method for ${area} is called`, () => {
        expect(areas[area].filter((name) => !called.has(name))).toEqual([]);
      }),
  };
}
