/** Until the program is loaded, nobody but the graphics' own modules reads the input props. */
let loading = true;
let early: string | null = null;
let asked: string | null = null;

/** What the graphics asked the page for though it is another thing in a master than here; null: nothing. */
export const inputPropsRead = (): string | null => early ?? asked;

/**
 * Takes note when somebody reads the input props, or props of the composition, from now on. Here they are those of a
 * whole batch: who looks for a spot's in them finds nothing, without an error.
 */
export function watchProps(...props: readonly object[]): void {
  loading = false;
  asked = null;
  watching = true;
  for (const each of props)
    if (Object.isExtensible(each) && Object.getPrototypeOf(each) === Object.prototype)
      Object.setPrototypeOf(each, LOOKING);
}

let watching = false;

const CAUSE = 'getInputProps(), which is another thing in a set: use the props of the graphics';

if (typeof window !== 'undefined') {
  let given = window.remotion_inputProps;
  queueMicrotask(() => {
    loading = false;
  });
  Object.defineProperty(window, 'remotion_inputProps', {
    configurable: true,
    get: () => {
      if (loading) early ??= CAUSE;
      if (watching) asked ??= CAUSE;
      return given;
    },
    set: (value: typeof given) => {
      given = value;
    },
  });
}

/** Asked for what an object does not have itself. */
const LOOKING = new Proxy(Object.create(null) as object, {
  get: (_, name) => {
    if (typeof name === 'string' && !(name in Object.prototype) && name !== 'toJSON' && name !== 'then')
      asked ??= `useVideoConfig().props.${name}, which is another thing in a set: use the props of the graphics`;
    return Reflect.get(Object.prototype, name);
  },
});
