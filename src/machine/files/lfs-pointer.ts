import {TenspotError} from '../../spot/problem/errors.ts';

const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\//;

/** Throws `file-lfs-pointer` if the first characters of a file are those of a Git LFS pointer, which stands for a file that was not downloaded. */
export function refusePointer(head: string, file: string): void {
  if (!LFS_POINTER.test(head)) return;
  throw new TenspotError({
    code: 'file-lfs-pointer',
    what: 'this file is a Git LFS pointer, not the file itself',
    where: {file},
    expected: 'the file that the pointer stands for',
    got: head.split('\n')[0],
    fix: 'Run `git lfs pull` in its repository.',
  });
}
