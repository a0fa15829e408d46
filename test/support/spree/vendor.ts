import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Chance} from '../../production/shoot/buy/crash/chance.ts';

/** A job as the vendor has it; `charge` is what its bill says. */
export type VendorJob = {id: string; clientId: string; endsAt: number; fails: boolean; charge: number};

export type Vendor = {
  url: string;
  jobs: VendorJob[];
  clip: (id: string) => Buffer;
  close: () => Promise<void>;
};

/** How often something goes wrong, 0 to 1; how long a job takes, in milliseconds; whether it always charges the worst case. */
export type Temper = {trouble: number; takes: number; full?: boolean};

/** A vendor of clips on loopback: it accepts, loses answers, is full, fails, cuts downloads short, and charges. */
export async function startVendor(
  chance: Chance,
  clip: Buffer,
  {trouble, takes, full = false}: Temper,
): Promise<Vendor> {
  const jobs: VendorJob[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://vendor');
    await sleep(chance.between(0, 20));
    const say = (status: number, body: unknown): void => {
      response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
    };
    if (request.method === 'POST') return create(await bodyOf(request), response, say);
    if (chance.maybe(trouble)) return void response.destroy();
    if (pathname.startsWith('/clips/')) {
      const bytes = clipOf(clip, pathname.slice('/clips/'.length));
      const part = chance.maybe(trouble) ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
      return void response.writeHead(200, {'content-type': 'video/mp4'}).end(part);
    }
    const clientId = searchParams.get('clientId');
    if (clientId !== null)
      return say(
        200,
        jobs.filter((job) => job.clientId === clientId),
      );
    const job = jobs.find(({id}) => pathname === `/jobs/${id}`);
    if (!job) return say(404, {});
    say(200, {...job, state: Date.now() < job.endsAt ? 'pending' : job.fails ? 'failed' : 'done'});
  };

  const create = async (
    body: {clientId: string; worst: number},
    response: ServerResponse,
    say: (status: number, body: unknown) => void,
  ): Promise<void> => {
    if (chance.maybe(trouble)) return say(503, {});
    const fails = chance.maybe(trouble);
    const charge = fails && chance.maybe(0.5) ? 0 : full ? body.worst : chance.whole(1, body.worst);
    const id = `job-${jobs.length + 1}`;
    jobs.push({
      id,
      clientId: body.clientId,
      endsAt: Date.now() + chance.between(0, 2 * takes),
      fails,
      charge,
    });
    // Accepted, and the buyer does not know it yet: the moment at which a kill could cost most.
    await sleep(chance.between(0, 2 * takes));
    if (chance.maybe(trouble)) response.destroy();
    else say(200, {id});
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    jobs,
    clip: (id) => clipOf(clip, id),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Every job has bytes of its own: the id in a box of the container that players skip. */
function clipOf(clip: Buffer, id: string): Buffer {
  const box = Buffer.alloc(8 + id.length);
  box.writeUInt32BE(box.length, 0);
  box.write(`free${id}`, 4, 'latin1');
  return Buffer.concat([clip, box]);
}

async function bodyOf(request: IncomingMessage): Promise<{clientId: string; worst: number}> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}
