/** Elements that were given a shadow tree. The DOM does not show a closed one. */
export const shadowHosts = new WeakSet<Element>();

/** Records every shadow tree that is attached from now on, in `shadowHosts`. */
export function watchShadowRoots(): void {
  const {attachShadow, setHTMLUnsafe} = Element.prototype;
  if (attachShadow.name === WATCHER_NAME) return;
  const watcher = {
    [WATCHER_NAME](this: Element, init: ShadowRootInit): ShadowRoot {
      shadowHosts.add(this);
      // Clones of the element get the tree without a call, so the whole page counts as a host.
      if (init.clonable) shadowHosts.add(document.documentElement);
      return attachShadow.call(this, init);
    },
  };
  Element.prototype.attachShadow = watcher[WATCHER_NAME] as typeof attachShadow;
  // The HTML that it parses can declare shadow trees, which are attached without a call.
  Element.prototype.setHTMLUnsafe = function (this: Element, ...html: Parameters<typeof setHTMLUnsafe>) {
    shadowHosts.add(this);
    return setHTMLUnsafe.apply(this, html);
  };
}

const WATCHER_NAME = 'attachShadowWatched';
