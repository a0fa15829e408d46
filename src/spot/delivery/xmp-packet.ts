/** What an XMP packet says. */
type XmpFacts = {
  /** The address of an IPTC digital source type. */
  digitalSourceType: string;
  title: string;
  /** The program that made the file: `Tenspot 0.2.0`. */
  creatorTool: string;
  /** The id of the file: hashes, no names. */
  documentId: string;
};

/**
 * An XMP packet (ISO 16684-1) with `Iptc4xmpExt:DigitalSourceType` (IPTC Photo and Video Metadata). Some platforms read only that. Equal
 * facts give equal bytes.
 */
export const xmpPacket = ({digitalSourceType, title, creatorTool, documentId}: XmpFacts): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmp:CreatorTool="${escaped(creatorTool)}"
    xmpMM:DocumentID="${escaped(documentId)}">
   <Iptc4xmpExt:DigitalSourceType>${escaped(digitalSourceType)}</Iptc4xmpExt:DigitalSourceType>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;

/** The digital source type in a packet; undefined if it has none. */
export const digitalSourceIn = (packet: string): string | undefined =>
  /Iptc4xmpExt:DigitalSourceType(?:>|=")([^<"]*)/.exec(packet)?.[1];

const escaped = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
