import type {Store} from '../../machine/files/store.ts';

/** A store that makes a thing once even when it is asked for again while it is being made. */
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
