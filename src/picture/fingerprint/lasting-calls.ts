import {type UncacheableReason, uncacheable} from '../../spot/fingerprint/uncacheable-reason.ts';

/** The last call whose effect lasts as long as the page; null if there was none. */
let lasting: UncacheableReason | null = null;

/** A call of the page's scripts that cannot be undone, so that graphics of other variants may see its effect; null if there was none. */
export const lastingCall = (): UncacheableReason | null => lasting;

/** Undoes the listeners and intervals that were begun since they were ended last. */
const undo = new Set<() => void>();

/** Ends the listeners of the window and the document, and the intervals, that scripts have begun. */
export function endListeners(): void {
  for (const end of undo) end();
  undo.clear();
}

/** Records from now on what scripts begin in the page that outlasts their graphics. */
export function watchLastingCalls(): void {
  const {addEventListener} = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (
    this: EventTarget | undefined,
    ...args: Parameters<typeof addEventListener>
  ) {
    const target = this ?? window;
    if (
      target === window ||
      target === document ||
      target === document.documentElement ||
      target === document.body
    )
      undo.add(() => target.removeEventListener(...args));
    return addEventListener.apply(target, args);
  };
  const {setInterval} = window;
  window.setInterval = ((...args: Parameters<typeof setInterval>) => {
    const interval = setInterval(...args);
    undo.add(() => clearInterval(interval));
    return interval;
  }) as typeof setInterval;
  // Modules are evaluated again for each variant. The second definition of a name would throw.
  const {define} = CustomElementRegistry.prototype;
  CustomElementRegistry.prototype.define = function (...args: Parameters<typeof define>) {
    lasting = uncacheable('page-state', `customElements.define('${args[0]}')`);
    if (this.get(args[0]) === undefined) define.apply(this, args);
  };
  const {registerProperty} = CSS;
  const known = new Set<string>();
  CSS.registerProperty = (property) => {
    lasting = uncacheable('page-state', `CSS.registerProperty('${property.name}')`);
    if (!known.has(property.name)) registerProperty(property);
    known.add(property.name);
  };
}
