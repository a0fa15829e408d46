import {spawn} from 'node:child_process';
import {mkdir, open, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {sha256} from '../../../src/machine/files/hash.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {ROOT} from '../../support/tools.ts';

test('a file is stored under its own hash, once', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  await writeFile(join(folder, 'a.MP4'), 'same');
  await writeFile(join(folder, 'b.mp4'), 'same');
  const name = await store.put(join(folder, 'a.MP4'));
  expect(name).toBe(`${sha256('same')}.mp4`);
  expect(await store.put(join(folder, 'b.mp4'))).toBe(name);
  expect(await readdir(store.files)).toEqual([name]);
});

test('a result is found again until a byte of its file changes', async () => {
  const store = await openStore(temporaryFolder());
  let made = 0;
  const make = async () => {
    made++;
    return {src: await store.putText('x'.repeat(1000), 'txt')};
  };
  const once = (from = store) => from.once('key', ({src}) => [src], make);
  const {src} = await once();
  expect(await once()).toEqual({src});
  expect(made).toBe(1);

  const handle = await open(store.path(src), 'r+');
  await handle.write('y', 500);
  await handle.close();
  expect(await once(await openStore(join(store.files, '..')))).toEqual({src});
  expect(made).toBe(2);
  expect(await readFile(store.path(src), 'utf8')).toBe('x'.repeat(1000));
});

test('a note that was cut off is ignored, and a failure is not noted', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  await writeFile(join(folder, 'notes/half.json'), '{"src": "abc');
  expect(
    await store.once(
      'half',
      () => [],
      async () => 'made',
    ),
  ).toBe('made');
  await expect(
    store.once(
      'bad',
      () => [],
      () => Promise.reject(new Error('no')),
    ),
  ).rejects.toThrow('no');
  expect(
    await store.once(
      'bad',
      () => [],
      async () => 'made',
    ),
  ).toBe('made');
});

test('the scratch folder of a killed process is removed by the next process', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  await writeFile(join(folder, 'scratch', '999999999-dead'), '');
  await openStore(folder);
  const left = await readdir(join(folder, 'scratch'));
  expect(left).not.toContain('999999999-dead');
  expect(left).toContain(store.scratch.split('/').at(-1));
});

test('many processes can fill one store at the same time, and remove scratch folders of ended ones', async () => {
  const folder = temporaryFolder();
  for (let dead = 0; dead < 40; dead++)
    await mkdir(join(folder, 'scratch', `99999999${dead}-dead`, 'deep'), {recursive: true});
  await mkdir(join(folder, 'store'));
  for (let turn = 0; turn < 25; turn++)
    await writeFile(join(folder, 'store', `${sha256('x'.repeat(100_000) + turn)}.txt`), 'cut off');
  const script = `
    import {openStore} from ${JSON.stringify(join(ROOT, 'src/machine/files/store.ts'))};
    import {writeFile} from 'node:fs/promises';
    import {join} from 'node:path';
    const store = await openStore(${JSON.stringify(folder)});
    for (let turn = 0; turn < 25; turn++) {
      const src = await store.once('key' + turn, ({src}) => [src], async () => {
        const file = join(store.scratch, 'work' + turn + '.txt');
        await writeFile(file, 'x'.repeat(100_000) + turn);
        return {src: await store.put(file)};
      });
      if (!(await store.holds(src.src))) throw new Error('not whole: ' + src.src);
      if ((await store.putText('same', 'txt')).length !== 68) throw new Error('no name');
    }`;
  const codes = await Promise.all(
    Array.from({length: 4}, () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: 'inherit'});
      return new Promise((resolve) => child.once('exit', resolve));
    }),
  );
  expect(codes).toEqual([0, 0, 0, 0]);
  const store = await openStore(folder);
  const files = await readdir(store.files);
  expect(files).toHaveLength(26);
  expect(await Promise.all(files.map(store.holds))).not.toContain(false);
  expect(await readdir(join(folder, 'scratch'))).toEqual([store.scratch.split('/').at(-1)]);
});
