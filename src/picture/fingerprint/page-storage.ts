/** What a script stores for a site: the texts of one page, which no other page sees. */
class OwnStorage {
  get length(): number {
    return Object.keys(this).length;
  }
  key(index: number): string | null {
    return Object.keys(this)[index] ?? null;
  }
  getItem(name: string): string | null {
    return Object.hasOwn(this, name) ? String(Reflect.get(this, name)) : null;
  }
  setItem(name: string, value: unknown): void {
    Reflect.set(this, name, String(value));
  }
  removeItem(name: string): void {
    Reflect.deleteProperty(this, name);
  }
  clear(): void {
    for (const name of Object.keys(this)) this.removeItem(name);
  }
}

const STORES_TEXTS: ProxyHandler<OwnStorage> = {
  set: (storage, name, value) => Reflect.set(storage, name, String(value)),
};

/** What other pages of the same site, or later ones, would see. A page without them is one of a browser that lacks them. */
const SHARED = ['indexedDB', 'caches', 'BroadcastChannel', 'SharedWorker', 'cookieStore', 'sharedStorage'];
const SHARED_BY_NAVIGATOR = ['serviceWorker', 'storage', 'storageBuckets', 'locks'];

/** A cookie that is to be deleted. */
const EXPIRED = /;\s*(max-age=(0|-)|expires=[^;]*(19\d\d|200\d))/i;

/**
 * Gives this page an empty `localStorage`, `sessionStorage` and `document.cookie` of its own, and takes away what pages share
 * otherwise. Without it, a variant could show what the template stored while it drew another one. Called again, it empties them.
 */
export function ownPageStorage(): void {
  for (const name of ['localStorage', 'sessionStorage'])
    define(window, name, {value: new Proxy(new OwnStorage(), STORES_TEXTS)});
  for (const name of SHARED) if (name in window) define(window, name, {value: undefined});
  for (const name of SHARED_BY_NAVIGATOR) if (name in navigator) define(navigator, name, {value: undefined});
  const cookies = new Map<string, string>();
  define(document, 'cookie', {
    get: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    set: (written: string) => {
      const [, name = '', value = ''] = /^\s*([^=;]*)=?([^;]*)/.exec(written) ?? [];
      if (EXPIRED.test(written)) cookies.delete(name.trim());
      else cookies.set(name.trim(), value.trim());
    },
  });
}

const define = (on: object, name: string, property: PropertyDescriptor): void =>
  void Object.defineProperty(on, name, {configurable: true, ...property});
