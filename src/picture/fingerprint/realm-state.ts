/** The own properties of an object, as they were at a moment. */
type Properties = ReadonlyMap<PropertyKey, PropertyDescriptor>;

/** What scripts can change in a page beside its elements and style sheets. */
type Realm = {
  /** The properties of the window, of the document and of everything that the browser itself defines, such as `Array.prototype`. */
  objects: ReadonlyMap<object, Properties>;
  attributes: ReadonlyMap<Element, ReadonlyMap<string, string>>;
  title: string;
  /** The values of `window.name` and of handlers such as `window.onresize`. */
  values: ReadonlyMap<string, unknown>;
  address: string;
  history: unknown;
};

/** Properties of the renderer, which it may add or change later. */
const OF_RENDERER = /remotion|react|webpack|rspack|puppeteer/i;

const VALUES = /^(name|status|on[a-z]+)$/;

/** Reads the page as it is now. */
export function readRealm(): Realm {
  const holders = [
    document,
    document.documentElement,
    document.head,
    document.body,
    history,
    navigator,
    screen,
  ];
  const objects = new Map<object, Properties>([window, ...holders].map((each) => [each, propertiesOf(each)]));
  for (const {value} of propertiesOf(window).values())
    if (isOfBrowser(value)) {
      objects.set(value, propertiesOf(value));
      const prototype: unknown = typeof value === 'function' ? value.prototype : undefined;
      if (isObject(prototype)) objects.set(prototype, propertiesOf(prototype));
    }
  const attributes = [document.documentElement, document.head, document.body].map(
    (element) => [element, attributesOf(element)] as const,
  );
  return {
    objects,
    attributes: new Map(attributes),
    title: document.title,
    values: new Map(valueNames().map((name) => [name, Reflect.get(window, name)])),
    address: location.href,
    history: history.state,
  };
}

/** Undoes what scripts have changed in a page since `realm` was read, so that later scripts find no trace of it. */
export function restoreRealm({objects, attributes, title, values, address, history: state}: Realm): void {
  for (const [object, before] of objects) restoreProperties(object, before);
  for (const [element, before] of attributes) restoreAttributes(element, before);
  if (document.title !== title) document.title = title;
  for (const name of valueNames())
    if (Reflect.get(window, name) !== values.get(name)) Reflect.set(window, name, values.get(name) ?? null);
  if (location.href !== address || history.state !== state) history.replaceState(state, '', address);
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const NATIVE = /\{\s*\[native code\]\s*\}\s*$/;

/** Whether the browser defines this value of a global: a function, or a namespace such as `Math`. */
const isOfBrowser = (value: unknown): value is object =>
  typeof value === 'function'
    ? NATIVE.test(Function.prototype.toString.call(value))
    : isObject(value) && Object.hasOwn(value, Symbol.toStringTag);

function propertiesOf(object: object): Properties {
  const properties = new Map<PropertyKey, PropertyDescriptor>();
  for (const key of Reflect.ownKeys(object)) {
    const property = OF_RENDERER.test(String(key))
      ? undefined
      : Reflect.getOwnPropertyDescriptor(object, key);
    if (property) properties.set(key, property);
  }
  return properties;
}

function restoreProperties(object: object, before: Properties): void {
  for (const [key, property] of before) {
    const now = Reflect.getOwnPropertyDescriptor(object, key);
    if (now?.value !== property.value || now?.get !== property.get || now?.set !== property.set)
      Reflect.defineProperty(object, key, property);
  }
  for (const key of Reflect.ownKeys(object))
    if (!before.has(key) && !OF_RENDERER.test(String(key))) Reflect.deleteProperty(object, key);
}

/** The renderer sets the style of the body before it takes a picture. */
const isOfTemplates = (element: Element, name: string): boolean =>
  !(element === document.body && name === 'style');

const attributesOf = (element: Element): ReadonlyMap<string, string> =>
  new Map([...element.attributes].map(({name, value}) => [name, value]));

function restoreAttributes(element: Element, before: ReadonlyMap<string, string>): void {
  for (const name of new Set([...before.keys(), ...element.getAttributeNames()])) {
    const value = before.get(name);
    if (!isOfTemplates(element, name) || element.getAttribute(name) === (value ?? null)) continue;
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

const valueNames = (): string[] => Object.getOwnPropertyNames(window).filter((name) => VALUES.test(name));
