import {useSyncExternalStore} from 'react';

const listeners = new Set<() => void>();

// biome-ignore lint/style/noRestrictedGlobals: Studio settings; no frame of a render depends on them
const storage = (): Storage => localStorage;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * How Studio shows a preview, and a function that changes it. The browser keeps it under the name `tenspot.<name>`, for all variants and
 * between sessions.
 */
export function useViewSetting(name: string, usual: string): [value: string, set: (value: string) => void] {
  const key = `tenspot.${name}`;
  const value = useSyncExternalStore(
    subscribe,
    () => storage().getItem(key) ?? usual,
    () => usual,
  );
  return [
    value,
    (next) => {
      storage().setItem(key, next);
      for (const listener of listeners) listener();
    },
  ];
}

/** A setting of the view that is on or off. */
export function useViewSwitch(name: string, usual: 'on' | 'off'): [on: boolean, set: (on: boolean) => void] {
  const [value, set] = useViewSetting(name, usual);
  return [value !== 'off', (on) => set(on ? 'on' : 'off')];
}
