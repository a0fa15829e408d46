import type {Store} from '../../machine/files/store.ts';

/** Thrown by `recallingStore` for what was not made before. */
export class NotMadeYet extends Error {}

/** A store that finds what was made before and makes nothing. */
export const recallingStore = (store: Store): Store => ({
  ...store,
  once: (key, files, _make) =>
    store.once(key, files, () => {
      throw new NotMadeYet();
    }),
});

/** A store that makes a file once, even when it is wanted again while it is being made. */
export function sharedStore(store: Store): Store {
  const making = new Map<string, Promise<unknown>>();
  return {
    ...store,
    once: <T>(key: string, files: (note: T) => string[], make: () => Promise<T>): Promise<T> => {
      const begun = making.get(key) ?? store.once(key, files, make).finally(() => making.delete(key));
      making.set(key, begun);
      return begun as Promise<T>;
    },
  };
}
