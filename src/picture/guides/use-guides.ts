import {useSyncExternalStore} from 'react';

/** Key in the browser's localStorage: one setting for all variants, kept between sessions. */
const KEY = 'tenspot.guides';
const listeners = new Set<() => void>();

// biome-ignore lint/style/noRestrictedGlobals: a Studio setting; no frame of a render depends on it
const storage = (): Storage => localStorage;

const isOn = (): boolean => storage().getItem(KEY) !== 'off';

/** Whether safe zones are shown, and a function that changes it. Default: on. */
export function useGuides(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOn,
    () => false,
  );
  return [
    on,
    (next) => {
      storage().setItem(KEY, next ? 'on' : 'off');
      for (const listener of listeners) listener();
    },
  ];
}
