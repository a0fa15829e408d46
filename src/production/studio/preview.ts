import {join} from 'node:path';
import {z} from 'zod';
import type {Environment} from '../../machine/tools/tools.ts';
import type {AnyProvider} from '../../providers/contract/contract.ts';
import type {Controls} from '../../spot/preview/controls.ts';
import type {EditServerAddress, StagedProps} from '../../spot/preview/preview-data.ts';
import {readControls} from '../../spot/preview/read-controls.ts';
import {type SettingsChange, settingsChanges, withSettings} from '../../spot/preview/spot-settings.ts';
import {sentence, TenspotError} from '../../spot/problem/errors.ts';
import type {SpotDocuments} from '../project/load-spot.ts';
import type {Report} from '../project/report.ts';
import type {Workspace} from '../project/workspace.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {addRow} from './add-row.ts';
import {readBought} from './bought-takes.ts';
import {loadStudioWorkspace, type OpenSpot, type StudioWorkspace} from './load-workspace.ts';
import {stagePreview} from './stage-preview.ts';
import type {StudioEntry} from './studio-entry.ts';
import {writeSettings} from './write-settings.ts';

type Setting = {
  workspace: Workspace;
  /** Vendors that would make missing takes. */
  providers: readonly AnyProvider[];
  spots: readonly string[];
  /** Makes what previews need. */
  making: StageContext;
  /** Finds what was made before, and makes nothing. */
  recalling: StageContext;
  entry: StudioEntry;
  env: Environment;
  report: Pick<Report, 'step' | 'warn'>;
  write: boolean;
};

/** What a page sends: edited controls of a variant, and the id under which to store them. */
const Sent = z.object({
  spot: z.string(),
  variant: z.string(),
  controls: z.looseObject({}),
  id: z.string().optional(),
});

/** A workspace as the Studio shows it: read, staged, and staged again when its documents or controls change. */
export async function openPreview(setting: Setting) {
  const {workspace, providers, env, spots, making, recalling, entry, report, write} = setting;
  let server: EditServerAddress | null = null;
  let current: StudioWorkspace;
  let reported = '';
  /** Counts how often the documents were read: staging that began for an older reading is given up. */
  let reading = 0;

  const publish = (): Promise<void> => {
    const {brands, spots: open} = current;
    return entry.write({editServer: server, brands, spots: open.map(({preview}) => preview)});
  };

  const keep = ({preview}: OpenSpot, made: Partial<StagedProps>): void => {
    Object.assign(preview, {
      takes: {...preview.takes, ...made.takes},
      cubes: {...preview.cubes, ...made.cubes},
      mixes: {...preview.mixes, ...made.mixes},
      proxies: {...preview.proxies, ...made.proxies},
      beats: {...preview.beats, ...made.beats},
    });
  };

  const load = async (): Promise<void> => {
    const {store, tools} = making;
    const next = await loadStudioWorkspace({workspace, store, tools, providers, env}, spots);
    for (const each of next.spots) for await (const part of stageSpot(each, recalling)) keep(each, part);
    current = next;
    reading++;
    const lines = current.spots.flatMap(({preview}) =>
      preview.problems.map((problem) => `${preview.id}: ${sentence(problem)}`),
    );
    if (reported !== lines.join('\n')) for (const line of lines) report.warn(line);
    reported = lines.join('\n');
  };

  const makeAll = async (): Promise<void> => {
    const begun = reading;
    for (const each of current.spots) {
      for await (const part of stageSpot(each, making)) {
        making.signal?.throwIfAborted();
        if (begun !== reading) return;
        keep(each, part);
        await publish();
      }
    }
  };

  /** What a page sent, checked as a document would be. */
  const read = (body: unknown) => {
    const {spot: id, variant, controls, id: rowId} = Sent.parse(body);
    const each = current.spots.find(({preview}) => preview.id === id);
    const base = each?.preview.variants.find((candidate) => candidate.id === variant);
    if (!each?.open || !base?.props) throw gone(variant);
    const at = {spot: each.preview, brands: current.brands, templates: current.catalog.templates};
    const {props, problems} = readControls(controls as Controls, base.props, at);
    if (!props) throw new TenspotError(problems);
    const changes = settingsChanges(controls as Controls, each.preview);
    return {each, ...each.open, base, props, rowId: rowId ?? '', changes, seen: (controls as Controls).seen};
  };

  const prepare = async (body: unknown) => {
    const {each, production, base, props, changes} = read(body);
    // Takes may have been bought for a format that no variant of the documents has.
    const edited = {...base, props, name: base.id};
    const bought = await readBought({...production, variants: [...production.variants, edited]});
    const shown = {...production, spot: withSettled(production.spot, changes)};
    for await (const part of stagePreview(props, shown, {...making, ...bought.context}, each.preview)) {
      keep(each, part);
      await publish();
    }
    return {};
  };

  const store = async (body: unknown) => {
    if (!write) throw readOnly();
    const {production, base, props, rowId} = read(body);
    const {spot, catalog} = production;
    const row = await addRow({id: rowId, props, choices: base.choices}, spot, catalog);
    report.step(`Stored variant ${row.id} in ${spot.variants.file}`);
    await reload();
    return {id: row.id};
  };

  /** Writes edited settings of sound and grade into `edit.yaml` and `grade.yaml`. */
  const settle = async (body: unknown) => {
    if (!write) throw readOnly();
    const {production, changes, seen} = read(body);
    const now = await writeSettings(production.spot.folder, changes, seen, production.spot.grade?.file);
    for (const {file, path, value} of changes)
      report.step(
        value === undefined ? `Removed ${path.join('.')} from ${file}` : `Wrote ${path.join('.')} to ${file}`,
      );
    await reload();
    return {seen: now};
  };

  let reloading: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  /** Reads the documents again, and makes what they need now. Calls that come while one waits for its turn share it. */
  const reload = (): Promise<void> => {
    waiting ??= reloading.then(async () => {
      waiting = undefined;
      try {
        await load();
        await publish();
        makeAll().catch((error: unknown) => making.signal?.aborted || report.warn(String(error)));
      } catch (error) {
        if (!making.signal?.aborted) report.warn(error instanceof Error ? error.message : String(error));
      }
    });
    reloading = waiting;
    return waiting;
  };

  await load();
  return {
    routes: {prepare, store, settle},
    makeAll,
    reload,
    serve: async (to: EditServerAddress): Promise<void> => {
      server = to;
      await publish();
    },
  };
}

/** Stages the previews of all variants of a spot, one after the other. */
async function* stageSpot(
  {preview, open}: OpenSpot,
  context: StageContext,
): AsyncGenerator<Partial<StagedProps>> {
  if (!open) return;
  const {production, bought} = open;
  for (const {props} of production.variants)
    yield* stagePreview(props, production, {...context, ...bought.context}, preview);
}

/** The documents of a spot with edited settings. */
function withSettled(spot: SpotDocuments, changes: readonly SettingsChange[]): SpotDocuments {
  const {edit, grade} = withSettings({edit: spot.edit?.value, grade: spot.grade?.value}, changes);
  const file = join(spot.folder, 'edit.yaml');
  const unwritten = {file, locate: () => ({file}), cuts: []};
  return {
    ...spot,
    edit: edit ? {...(spot.edit ?? unwritten), value: edit} : null,
    grade: grade && spot.grade ? {...spot.grade, value: grade} : null,
  };
}

const gone = (variant: string): TenspotError =>
  new TenspotError({
    code: 'variant-gone',
    what: 'this variant is not in the documents any more',
    expected: 'a variant of the spot',
    got: variant,
  });

const readOnly = (): TenspotError =>
  new TenspotError({
    code: 'studio-read-only',
    what: 'edits are not stored',
    expected: 'a Studio that was opened to write',
    got: 'one that was not',
    fix: 'Close it and run `tenspot studio --write`.',
  });
