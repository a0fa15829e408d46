/** An entry's import in a generated registry: what is imported, its local name, and the file. */
const IMPORT = /^import \{(\w+)(?: as (\w+))?\} from '(\.\/templates\/[^']+)';\n/gm;
const ENTRY = /^ {2}(?:'([^']+)'|(\w+)): (\w+),\n/gm;

/**
 * A loader of the bundler, for the generated registries of a workspace. The modules of a template are then evaluated when
 * its entry is first read, so that code and style sheets of other templates do not get into a page. `Symbol.for('tenspot.modules')`
 * of the registry is the bundler's cache of evaluated modules: without its entry there, a module is evaluated anew.
 */
export default function lazyTemplates(source: string): string {
  const imports = new Map<string, string>();
  for (const [, exported = '', local = exported, file = ''] of source.matchAll(IMPORT))
    imports.set(local, `require('${file}').${exported}`);
  const lazy = source.replace(ENTRY, (line, quoted?: string, plain?: string, local = '') => {
    const value = imports.get(local);
    return value === undefined ? line : `  get '${quoted ?? plain}'() {return ${value}},\n`;
  });
  const [name = 'graphics'] = /(?<=export const )\w+/.exec(source) ?? [];
  const modules = `Object.defineProperty(${name}, Symbol.for('tenspot.modules'), {value: require.cache});\n`;
  return lazy.replace(IMPORT, '') + modules;
}
