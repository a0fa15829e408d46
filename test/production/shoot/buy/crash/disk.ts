import {type Database, openDatabase} from '../../../../../src/machine/database/database.ts';
import type {HeadFile} from '../../../../../src/machine/database/head-file.ts';
import type {Vault} from '../../../../../src/production/shoot/buy/vault.ts';
import type {Ledger} from '../../../../../src/production/shoot/ledger/ledger.ts';
import {openLedgerOn} from '../../../../../src/production/shoot/ledger/open.ts';
import type {Life} from './life.ts';
import type {Time} from './time.ts';

/** What a crash leaves: the committed transactions, the head, the stored clips. */
export type Disk = {database: Database; head: HeadFile; clips: Set<string>; close: () => void};

export function openDisk(): Disk {
  const database = openDatabase(':memory:');
  let head: string | undefined;
  return {
    database,
    head: {
      read: () => head,
      write: (text) => {
        head = text;
      },
    },
    clips: new Set(),
    close: () => database.close(),
  };
}

/** The real ledger on that disk. A crash in a transaction loses all of it, and one after the commit nothing. */
export function openLedgerIn(disk: Disk, life: Life, time: Time): Ledger {
  const {database, head} = disk;
  const mortal: Database = {
    ...database,
    transaction: (work) => {
      life.point('before a transaction');
      const result = database.transaction(() => {
        const inner = work();
        life.point('before a commit');
        return inner;
      });
      life.point('after a commit');
      return result;
    },
    close: () => undefined,
  };
  const mortalHead: HeadFile = {
    read: head.read,
    write: (text) => {
      life.point('before the head is renamed');
      head.write(text);
      life.point('after the head is renamed');
    },
  };
  return openLedgerOn(() => mortal, mortalHead, time.now, 'ledger');
}

/** A vault in memory. A clip is there wholly or not at all; a draft goes with its process. */
export function vaultOn(disk: Disk, life: Life): {vault: Vault; drafts: Map<string, string>} {
  const drafts = new Map<string, string>();
  const vault: Vault = {
    keep: async (_job, write) => {
      const file = `draft ${drafts.size}`;
      await write(file);
      const clip = drafts.get(file) ?? '';
      if (!clip.startsWith('clip of ')) throw new Error('this is no clip');
      life.point('before a clip is renamed', 10);
      disk.clips.add(clip);
      life.point('after a clip is renamed', 10);
      return clip;
    },
    holds: async (clip) => disk.clips.has(clip),
  };
  return {vault, drafts};
}
