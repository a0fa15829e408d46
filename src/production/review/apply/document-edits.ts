import {editText} from '../../../machine/documents/edit-yaml.ts';
import {type Rewrite, textOf} from '../../takes/record-change.ts';

/** Changes of documents that are collected before anything is written. */
export type DocumentEdits = {
  /** Changes the text of a document. A file that is missing counts as empty. */
  change: (file: string, edit: (text: string) => string) => Promise<void>;
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
    add: (rewrites) => {
      for (const rewrite of rewrites) all.set(rewrite.file, rewrite);
    },
    rewrites: () => [...all.values()].filter(({before, after}) => before !== after),
  };
}
