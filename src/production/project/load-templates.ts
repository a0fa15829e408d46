import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {packageManagerOf} from '../../machine/tools/package-manager.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {AnyTemplate} from '../../spot/variant/template.ts';
import {exportName, templateIds} from '../scaffold/registry.ts';

/** The templates of a workspace by id, each from its `template.ts`. */
export async function loadTemplates(compositions: string): Promise<Record<string, AnyTemplate>> {
  const folder = join(compositions, 'templates');
  const templates: Record<string, AnyTemplate> = {};
  for (const id of await templateIds(compositions)) {
    const file = join(folder, id, 'template.ts');
    const loaded = (await import(pathToFileURL(file).href).catch((cause: unknown) => {
      throw new TenspotError(
        {
          code: 'template-broken',
          what: `template "${id}" could not be read`,
          where: {file},
          expected: 'a module that imports tenspot and zod',
          got: (cause as Error).message,
          fix:
            (cause as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
              ? `Install the packages of the workspace: \`${packageManagerOf(compositions)} install\`.`
              : 'Correct the error in it.',
        },
        {cause},
      );
    })) as Record<string, AnyTemplate>;
    const template = loaded[exportName(id)];
    if (!template || template.id !== id) {
      throw new TenspotError({
        code: 'template-broken',
        what: `template "${id}" does not export its name`,
        where: {file},
        expected: `export const ${exportName(id)} = defineTemplate({id: '${id}', ...})`,
        got: Object.keys(loaded).join(', ') || 'no exports',
      });
    }
    templates[id] = template;
  }
  return templates;
}
