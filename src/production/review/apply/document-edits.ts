import {editText} from '../../../machine/documents/edit-yaml.ts';
import {type Rewrite, textOf} from '../../takes/record-change.ts';

/** Changes of documents that are collected before anything is written. */
export type DocumentEdits = {
  /** Changes the text of a document. A file that is missing counts as empty. */
  change: (file: string, edit: (text: string) => string) => Promise<void>;
  /** Runs changes that belong together: if one fails, none is kept. */
  together: <T>(change: () => Promise<T>) => Promise<T>;
  /** The text of a document with the changes that were collected. A file that is missing counts as empty. */
  text: (file: string) => Promise<string>;
  /** Takes over changes that another part made of what `text` gave it. */
  add: (rewrites: readonly Rewrite[]) => void;
  /** The documents that change, with their texts before and after. */
  rewrites: () => Rewrite[];
};

/** Collects changes of documents. Each starts from the text that the last one made. */
export function openEdits(): DocumentEdits {
  const all = new Map<string, Rewrite>();
  const text = async (file: string): Promise<string> => all.get(file)?.after ?? (await textOf(file));
  const put = (file: string, before: string, after: string): void => {
    all.set(file, {file, before: all.get(file)?.before ?? before, after});
  };
  return {
    text,
    change: async (file, edit) => {
      const before = await text(file);
      put(file, before, editText(file, before, edit));
    },
    together: async (change) => {
      const before = [...all];
      try {
        return await change();
      } catch (error) {
        all.clear();
        for (const [file, rewrite] of before) all.set(file, rewrite);
        throw error;
      }
    },
    add: (rewrites) => {
      for (const {file, before, after} of rewrites) {
        const now = all.get(file)?.after;
        if (now !== undefined && now !== before) throw new Error(`${file} was changed after it was read`);
        put(file, before, after);
      }
    },
    rewrites: () => [...all.values()].filter(({before, after}) => before !== after),
  };
}
