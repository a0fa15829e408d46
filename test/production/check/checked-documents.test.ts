import {expect, test} from 'vitest';
import {checkedDocuments} from '../../../src/production/check/checked-documents.ts';
import type {Speaker} from '../../../src/spot/voice/voice-choice.ts';
import {writePiper} from '../../support/voice-model.ts';
import {BRAND, voiced} from '../voice/setup.ts';

const SPEAKER = {model: 'local-voice', voice: "'0'", folder: 'voices/hum'};

test('what the folder of a voice adds to a brand is not a change of its document; another voice is', async () => {
  const spot = await voiced();
  const narrator = 'narrator: {model: eleven-3, voice: ada}';
  const other = (voice: string) =>
    `${narrator}, other: {model: ${SPEAKER.model}, voice: ${voice}, folder: ${SPEAKER.folder}}`;
  spot.workspace.edit(BRAND, narrator, other(SPEAKER.voice));
  const hash = async () => {
    const project = await spot.open();
    const [variant] = project.variants;
    if (!variant) throw new Error('there are variants');
    const other: Speaker | undefined = project.catalog.brands.plain?.file.defaults.tenspot.voices.other;
    return {
      model: other?.voiceModel,
      documents: checkedDocuments({variant, spot: {}, mix: {}} as never, project),
    };
  };
  const without = await hash();
  writePiper(spot.workspace.path('brands/plain/voices/hum'));
  const read = await hash();
  writePiper(spot.workspace.path('brands/plain/voices/hum'), {sample_rate: '22050'});
  const updated = await hash();
  expect([without.model, read.model]).toEqual([undefined, expect.anything()]);
  expect(updated.model).not.toEqual(read.model);
  expect([read.documents, updated.documents]).toEqual([without.documents, without.documents]);
  spot.workspace.edit(BRAND, "voice: '0'", "voice: '1'");
  expect((await hash()).documents).not.toBe(without.documents);
});
