import {editText} from '../../../machine/documents/edit-yaml.ts';
import {type Rewrite, textOf} from '../../takes/record-change.ts';

/** Changes of documents that are collected before anything is written. */
export type DocumentEdits = {
  /** Changes the text of a document. A file that is missing counts as empty. */
  change: (file: string, edit: (text: string) => string) => Promise<void>;
  /** Runs changes that belong together: if one fails, none is kept. */
  together: <T>(change: () => Promise<T>) => Promise<T>;
  /** Takes over changes that another part made. */
  add: (rewrites: readonly Rewrite[]) => void;
  /** The documents that change, with their texts before and after. */
  rewrites: () => Rewrite[];
};

/** Collects changes of documents. Each starts from the text that the last one made. */
export function openEdits(): DocumentEdits {
  const all = new Map<string, Rewrite>();
  return {
    change: async (file, edit) => {
      const before = all.get(file)?.before ?? (await textOf(file));
      all.set(file, {file, before, after: editText(file, all.get(file)?.after ?? before, edit)});
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
      for (const rewrite of rewrites) all.set(rewrite.file, rewrite);
    },
    rewrites: () => [...all.values()].filter(({before, after}) => before !== after),
  };
}
