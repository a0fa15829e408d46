import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {ADDRESS, enterNetwork, makeCertificate} from '../namespace.ts';
import {startVendors} from '../server.ts';
import {runCampaign} from './campaign.ts';

// Runs in a private network: on each line of stdin a seed, and after it the model that honest vendors are tried with; on each
// line of stdout a report as JSON.
const folder = mkdtempSync(join(tmpdir(), 'tenspot-vendors-'));
const keep = process.argv.includes('--keep');
process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
enterNetwork(folder);
const {file, ...certificate} = makeCertificate(folder);
const problems: string[] = [];
const vendors = await startVendors(certificate, {port: 443, host: ADDRESS, problems});
for await (const line of createInterface({input: process.stdin})) {
  const [seed, honest] = line.split(' ');
  const report = await runCampaign(Number(seed), vendors, {authority: file, keep, honest});
  process.stdout.write(`${JSON.stringify({...report, problems: problems.splice(0)})}\n`);
}
await vendors.close();
