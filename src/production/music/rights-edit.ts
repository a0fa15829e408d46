import {appendItem, readIn, setIn} from '../../machine/documents/edit-yaml.ts';
import {comparablePath, type RightsRecord} from '../../spot/documents/rights.ts';

/** What is known of the hashes in records. */
type Known = {
  /** Whether a hash is that of a track that was bought. */
  isBought: (sha256: string) => boolean;
  /** Whether the licence of that track is the one of the new record, so that what a person changed about it stays. */
  sameLicence: (sha256: string) => boolean;
};

/**
 * The text of `rights.yaml` with the record of a track. A record of this track stays as a person left it. The record of an earlier track in
 * the same file becomes that of this one. Every other record and all comments stay. Errors: `edit-by-hand`.
 */
export function withRecord(text: string, record: RightsRecord, {isBought, sameLicence}: Known): string {
  const found = readIn(text, ['records']);
  const records = Array.isArray(found) ? (found as Partial<RightsRecord>[]) : [];
  const [file] = record.files;
  const isOwn = ({files = []}: Partial<RightsRecord>): boolean =>
    files.length === 1 &&
    typeof files[0] === 'string' &&
    comparablePath(files[0]) === comparablePath(file ?? '');
  if (records.some((each) => isOwn(each) && each.sha256 === record.sha256)) return text;
  const own = records.findIndex(
    (each) => isOwn(each) && typeof each.sha256 === 'string' && isBought(each.sha256),
  );
  const sha256 = records[own]?.sha256;
  if (typeof sha256 !== 'string') return appendItem(text, 'records', record).replace(/^\n/, '');
  const {term, proof, generated} = record;
  const changes: Partial<RightsRecord> = sameLicence(sha256)
    ? {term: {...(records[own]?.term ?? term), from: term.from}, proof, generated, sha256: record.sha256}
    : record;
  return Object.entries(changes).reduce(
    (done, [field, value]) => setIn(done, ['records', own, field], value),
    text,
  );
}
