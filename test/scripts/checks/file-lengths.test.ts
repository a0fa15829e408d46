import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {runCheckOn} from './run-check.ts';

describe('the length of a file', () => {
  it.each([
    ['code', 'const a = 1;\n'],
    ['a text', 'words\n'],
    ['comments', '// words\n'],
  ])('may be 250 lines of %s and no more', (_, line) => {
    expect(runCheckOn('file-lengths.ts', {'src/a.ts': line.repeat(250)}).status).toBe(0);
    expect(runCheckOn('file-lengths.ts', {'src/b/a.tsx': line.repeat(251)})).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(
        `${path.join('src', 'b', 'a.tsx')}: expected at most 250 lines, got 251`,
      ),
    });
  });

  it('is not asked of generated files', () => {
    expect(runCheckOn('file-lengths.ts', {'src/a.generated.ts': '\n'.repeat(999)}).status).toBe(0);
  });
});
