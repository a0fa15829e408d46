/** Elements that were given a shadow tree. A closed one leaves no other trace. */
export const hosts = new WeakSet<Element>();

/** Takes note of every shadow tree from now on. */
export function watchShadows(): void {
  const attach = Element.prototype.attachShadow;
  if (attach.name === NAME) return;
  const noting = {
    [NAME](this: Element, init: ShadowRootInit): ShadowRoot {
      hosts.add(this);
      return attach.call(this, init);
    },
  };
  Element.prototype.attachShadow = noting[NAME] as typeof attach;
}

const NAME = 'attachShadowNoted';
