import {type UncacheableReason, uncacheable} from '../../spot/fingerprint/uncacheable-reason.ts';

/** While the program loads, only the modules of the graphics read the input props. */
let loading = true;
let watching = false;
let readWhileLoading: UncacheableReason | null = null;
let readWhileMounted: UncacheableReason | null = null;

/** The read of the page's input props by the graphics; null where there was none. */
export const inputPropsRead = (): UncacheableReason | null => readWhileLoading ?? readWhileMounted;

/**
 * Records reads of the input props and of these props of the composition from now on. While graphics are fingerprinted
 * those props belong to the whole batch: graphics that look for their own spot there find `undefined`, without an error.
 */
export function watchInputProps(...props: readonly object[]): void {
  loading = false;
  readWhileMounted = null;
  watching = true;
  for (const each of props)
    if (Object.isExtensible(each) && Object.getPrototypeOf(each) === Object.prototype)
      Object.setPrototypeOf(each, REPORTS_MISSING_PROPS);
}

/** Runs what evaluates the modules of the graphics, and records whether they read the input props. */
export function whileModulesLoad(load: () => void): void {
  const wasWatching = watching;
  readWhileLoading = null;
  loading = true;
  watching = false;
  load();
  loading = false;
  watching = wasWatching;
}

const GET_INPUT_PROPS = uncacheable('input-props', 'getInputProps()');

if (typeof window !== 'undefined') {
  let inputProps = window.remotion_inputProps;
  queueMicrotask(() => {
    loading = false;
  });
  Object.defineProperty(window, 'remotion_inputProps', {
    configurable: true,
    get: () => {
      if (loading) readWhileLoading ??= GET_INPUT_PROPS;
      if (watching) readWhileMounted ??= GET_INPUT_PROPS;
      return inputProps;
    },
    set: (value: typeof inputProps) => {
      inputProps = value;
    },
  });
}

/** As the prototype of an object: called for the properties that the object does not have itself. */
const REPORTS_MISSING_PROPS = new Proxy(Object.create(null) as object, {
  get: (_, name) => {
    if (typeof name === 'string' && !(name in Object.prototype) && name !== 'toJSON' && name !== 'then')
      readWhileMounted ??= uncacheable('input-props', `useVideoConfig().props.${name}`);
    return Reflect.get(Object.prototype, name);
  },
});
