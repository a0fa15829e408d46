import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {ADDRESS, enterNetwork, makeCertificate} from '../namespace.ts';
import {startVendors} from '../server.ts';
import {runCampaign} from './campaign.ts';

// Runs in a private network: a seed on each line of stdin, a report as JSON on each line of stdout.
const folder = mkdtempSync(join(tmpdir(), 'tenspot-vendors-'));
const keep = process.argv.includes('--keep');
process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
enterNetwork(folder);
const {file, ...certificate} = makeCertificate(folder);
const problems: string[] = [];
const vendors = await startVendors(certificate, {port: 443, host: ADDRESS, problems});
for await (const line of createInterface({input: process.stdin})) {
  const report = await runCampaign(Number(line), vendors, {authority: file, keep});
  process.stdout.write(`${JSON.stringify({...report, problems: problems.splice(0)})}\n`);
}
await vendors.close();
