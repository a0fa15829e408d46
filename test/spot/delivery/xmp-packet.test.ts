import {expect, test} from 'vitest';
import {digitalSourceOf} from '../../../src/spot/delivery/digital-source.ts';
import {digitalSourceIn, xmpPacket} from '../../../src/spot/delivery/xmp-packet.ts';

test('a packet says how the picture came about, and no text can break out of it', () => {
  const packet = xmpPacket({
    digitalSourceType: digitalSourceOf(['drawn', 'generated']),
    title: '"/><x:evil a="&\u0000',
    creatorTool: 'Tenspot 1',
    documentId: 'sha256:a',
  });
  expect(digitalSourceIn(packet)).toBe(
    'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
  );
  expect(packet).not.toContain('<x:evil');
  expect(packet).toContain('&quot;/&gt;&lt;x:evil a=&quot;&amp; ');
});

test('a spot without generated takes is a composite', () => {
  expect(digitalSourceOf(['drawn', 'supplied'])).toBe(
    'http://cv.iptc.org/newscodes/digitalsourcetype/composite',
  );
});
