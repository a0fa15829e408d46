import {useEffect, useRef} from 'react';

/** What keys do, by `KeyboardEvent.key`; `Shift+` before the name of an arrow. */
export type KeyMap = Record<string, (() => void) | undefined>;

/** Elements that use the keys themselves. */
const TYPING = 'input, textarea, select, [contenteditable]';

/** Handles keys of the page, except while a person types. Escape also leaves a field. */
export function useKeys(keys: KeyMap, isOn = true): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as Element | null;
      if (target?.closest(TYPING)) {
        if (event.key === 'Escape') (target as HTMLElement).blur();
        return;
      }
      // A button is pressed by the space bar and by Enter.
      if ((event.key === ' ' || event.key === 'Enter') && target?.closest('button, a, summary')) return;
      const isArrow = event.key.startsWith('Arrow');
      const action = current.current[`${event.shiftKey && isArrow ? 'Shift+' : ''}${event.key}`];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOn]);
}
