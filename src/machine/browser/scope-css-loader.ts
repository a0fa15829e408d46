import {scopeCss} from './scope-css.ts';

/** What this loader uses of the bundler's context. */
type LoaderContext = {resourcePath: string; rootContext: string};

/** A loader of the bundler, for every style sheet: it confines the rules to the graphics. Errors: `template-css-too-wide`. */
export default function scopeCssLoader(this: LoaderContext, source: string): string {
  return scopeCss(source, this.resourcePath, this.rootContext);
}
