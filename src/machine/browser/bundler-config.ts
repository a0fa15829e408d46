import {fileURLToPath} from 'node:url';
import {CONDITIONS, FROM_SOURCE} from './protocol.ts';

/** The parts of the bundler's configuration that Tenspot changes. Remotion passes it as one of two types. */
type BundlerConfig = {
  resolve?: object | undefined;
  module?: {rules?: readonly unknown[] | undefined} | undefined;
};

type StyleRule = {test?: unknown; use?: readonly (string | {loader: string; options?: object})[]};

const loader = (name: string): string =>
  fileURLToPath(new URL(`./${name}.${FROM_SOURCE ? 'ts' : 'js'}`, import.meta.url));

/** Evaluates the modules of a template only when they are first needed: see `lazy-templates-loader.ts`. */
const LAZY_TEMPLATES = {
  test: /[\\/](graphics|templates)\.generated\.ts$/,
  enforce: 'pre',
  use: [loader('lazy-templates-loader')],
};

/** Imports the files of the workspace's public folder that modules name by `staticFile`. */
const PUBLIC_FILES = {
  test: /\.[jt]sx?$/,
  exclude: /node_modules/,
  enforce: 'pre',
  use: [loader('public-files-loader')],
};

/**
 * The bundler's configuration for compositions, in renders and in Studio: `tenspot` resolves as in Node, and style sheets
 * match only graphics. `lazy`: the modules of a template are evaluated when they are first needed.
 */
export function bundlerConfig<Config extends BundlerConfig>(config: Config, {lazy}: {lazy: boolean}): Config {
  const rules = (config.module?.rules ?? []).map((rule) => (isForCss(rule) ? confined(rule) : rule));
  return {
    ...config,
    resolve: {...config.resolve, conditionNames: [...CONDITIONS, '...']},
    module: {...config.module, rules: [...rules, PUBLIC_FILES, ...(lazy ? [LAZY_TEMPLATES] : [])]},
  };
}

const isForCss = (rule: unknown): rule is StyleRule =>
  typeof rule === 'object' && rule !== null && (rule as StyleRule).test instanceof RegExp
    ? ((rule as StyleRule).test as RegExp).test('style.css')
    : false;

/** The rule with a loader that comes before all others. Sheets that a sheet imports pass through it too. */
const confined = ({use = [], ...rule}: StyleRule): StyleRule => ({
  ...rule,
  use: [
    ...use.map((each) =>
      typeof each === 'object' && /css-loader/.test(each.loader)
        ? {...each, options: {...each.options, importLoaders: 1}}
        : each,
    ),
    loader('scope-css-loader'),
  ],
});
