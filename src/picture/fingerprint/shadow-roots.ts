/** Elements that were given a shadow tree. A closed one leaves no other trace. */
export const hosts = new WeakSet<Element>();

/** Takes note of every shadow tree from now on. */
export function watchShadows(): void {
  const {attachShadow, setHTMLUnsafe} = Element.prototype;
  if (attachShadow.name === NAME) return;
  const noting = {
    [NAME](this: Element, init: ShadowRootInit): ShadowRoot {
      hosts.add(this);
      // Copies of it get one too, in silence.
      if (init.clonable) hosts.add(document.documentElement);
      return attachShadow.call(this, init);
    },
  };
  Element.prototype.attachShadow = noting[NAME] as typeof attachShadow;
  // Shadow trees that are written in what it parses are attached in silence.
  Element.prototype.setHTMLUnsafe = function (this: Element, ...html: Parameters<typeof setHTMLUnsafe>) {
    hosts.add(this);
    return setHTMLUnsafe.apply(this, html);
  };
}

const NAME = 'attachShadowNoted';
