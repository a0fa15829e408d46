import {useEffect, useRef} from 'react';

/** What keys do, by `KeyboardEvent.key`; `Shift+` before the name of an arrow. */
export type KeyMap = Record<string, (() => void) | undefined>;

/** Fields in which a person types: all keys are theirs. */
const TYPING =
  'textarea, select, [contenteditable], input:not([type=range], [type=radio], [type=checkbox], [type=button])';

/** Elements that use some keys themselves, and these keys. */
const USED: [elements: string, keys: RegExp][] = [
  ['button, a, summary', /^( |Enter)$/],
  ['input[type=range]', /^(Arrow.*|Home|End|PageUp|PageDown)$/],
  ['input[type=radio], input[type=checkbox]', /^( |Arrow.*)$/],
];

/** Handles keys of the page, except while a person types or a dialog is open. Escape also leaves a field. */
export function useKeys(keys: KeyMap, isOn = true): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent): void => {
      const {key, target} = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') || !(target instanceof HTMLElement)) return;
      if (target.closest(TYPING)) {
        if (key === 'Escape') target.blur();
        return;
      }
      if (USED.some(([elements, used]) => target.closest(elements) && used.test(key))) return;
      const action = current.current[event.shiftKey && key.startsWith('Arrow') ? `Shift+${key}` : key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOn]);
}
