import {useSyncExternalStore} from 'react';

/** Kept by the browser, for all variants and for the next time. */
const KEY = 'tenspot.guides';
const listeners = new Set<() => void>();

// biome-ignore lint/style/noRestrictedGlobals: a setting of the person at the Studio; no frame of a render depends on it
const keep = (): Storage => localStorage;

const isOn = (): boolean => keep().getItem(KEY) !== 'off';

/** Whether the safe zones are shown, and what changes it. On at first. */
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
      keep().setItem(KEY, next ? 'on' : 'off');
      for (const listener of listeners) listener();
    },
  ];
}
