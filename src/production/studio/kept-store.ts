import type {Store} from '../../machine/files/store.ts';

/** Thrown where something would have to be made. */
export class NotYet extends Error {}

/** A store that finds what was made before and makes nothing. */
export const keptStore = (store: Store): Store => ({
  ...store,
  once: (key, files, _make) =>
    store.once(key, files, () => {
      throw new NotYet();
    }),
});
