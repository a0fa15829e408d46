import {createReadStream, createWriteStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {extname} from 'node:path';
import type {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';
import {pipeline} from 'node:stream/promises';
import {TenspotError} from '../../spot/problem/errors.ts';
import {fileError} from '../files/file-error.ts';
import {callAws} from './aws-problem.ts';
import type {CloudFiles} from './farm-cloud.ts';
import type {LambdaClient} from './lambda-package.ts';

/** Bytes of each part of an upload. A file of this size or more is uploaded in parts. S3 takes parts of at least 5 MiB. */
const PART = 8 * 1024 * 1024;

/** Keys in one request that removes files: the most that S3 takes. */
const REMOVED_AT_ONCE = 1000;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Does something with a file of this machine. Its errors are not those of AWS, and the same call would fail again. */
async function onDisk<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileError(error, file);
  }
}

/** S3 answers a request that removes files with a success, and names in it the files that it did not remove. */
const removalError = ({Key = '', Code = 'Error', Message = ''}: RemovalError): Error =>
  Object.assign(new Error(`${Key}: ${Message}`), {
    name: Code,
    $metadata: {httpStatusCode: Code === 'AccessDenied' ? 403 : 500},
  });

type RemovalError = {Key?: string | undefined; Code?: string | undefined; Message?: string | undefined};

type Place = {region: string; bucket: string; forcePathStyle: boolean};

/** The files of a bucket, by the client of AWS that Remotion's package brings. */
export function openS3Files(client: LambdaClient, {region, bucket, forcePathStyle}: Place): CloudFiles {
  const where = {region: region as 'us-east-1', forcePathStyle};
  const {client: s3, sdk} = client.getAwsClient({...where, service: 's3'});
  const Bucket = bucket;
  const named = (what: string, key: string): string => `${what} ${key} in the bucket ${bucket}`;

  const head: CloudFiles['head'] = (key) =>
    callAws(named('could not look for', key), async () => {
      const facts = await s3.send(new sdk.HeadObjectCommand({Bucket, Key: key}));
      return {key, bytes: facts.ContentLength ?? 0, modified: facts.LastModified?.getTime() ?? 0};
    }).catch((error: unknown) => {
      if (error instanceof TenspotError && error.code === 'farm-missing') return undefined;
      throw error;
    });

  const put: CloudFiles['put'] = (key, file, {shared = false} = {}) =>
    callAws(named('could not upload', key), async () => {
      // In memory, not as streams: where a connection ends, the client sends a part again, but no stream.
      const {size} = await onDisk(file, () => stat(file));
      const about = {
        Bucket,
        Key: key,
        ContentType: TYPES[extname(key)] ?? 'application/octet-stream',
        ...(shared ? {ACL: 'public-read' as const} : {}),
      };
      if (size < PART) {
        await s3.send(new sdk.PutObjectCommand({...about, Body: await onDisk(file, () => readFile(file))}));
        return;
      }
      const {UploadId} = await s3.send(new sdk.CreateMultipartUploadCommand(about));
      const upload = {Bucket, Key: key, UploadId};
      try {
        const Parts: {PartNumber: number; ETag: string | undefined}[] = [];
        for (let from = 0; from < size; from += PART) {
          const end = Math.min(size, from + PART);
          const PartNumber = Parts.length + 1;
          const {ETag} = await s3.send(
            new sdk.UploadPartCommand({
              ...upload,
              PartNumber,
              Body: await onDisk(file, () => buffer(createReadStream(file, {start: from, end: end - 1}))),
            }),
          );
          Parts.push({PartNumber, ETag});
        }
        await s3.send(new sdk.CompleteMultipartUploadCommand({...upload, MultipartUpload: {Parts}}));
      } catch (error) {
        await s3.send(new sdk.AbortMultipartUploadCommand(upload)).catch(() => undefined);
        throw error;
      }
    });

  const get: CloudFiles['get'] = (key, file) =>
    callAws(named('could not download', key), async () => {
      const {Body} = await s3.send(new sdk.GetObjectCommand({Bucket, Key: key}));
      await onDisk(file, () => pipeline(Body as Readable, createWriteStream(file)));
    });

  const list: CloudFiles['list'] = (prefix) =>
    callAws(named('could not list', prefix), async () => {
      const all: Awaited<ReturnType<CloudFiles['list']>> = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await s3.send(new sdk.ListObjectsV2Command({Bucket, Prefix: prefix, ContinuationToken}));
        for (const {Key, Size, LastModified} of page.Contents ?? [])
          if (Key !== undefined)
            all.push({key: Key, bytes: Size ?? 0, modified: LastModified?.getTime() ?? 0});
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      return all;
    });

  const remove: CloudFiles['remove'] = (keys) =>
    callAws(`could not remove files in the bucket ${bucket}`, async () => {
      for (let at = 0; at < keys.length; at += REMOVED_AT_ONCE) {
        const Objects = keys.slice(at, at + REMOVED_AT_ONCE).map((Key) => ({Key}));
        const {Errors = []} = await s3.send(
          new sdk.DeleteObjectsCommand({Bucket, Delete: {Objects, Quiet: true}}),
        );
        const [first] = Errors;
        if (first) throw removalError(first);
      }
    });

  return {
    head,
    put,
    get,
    list,
    remove,
    presign: (key, seconds) =>
      callAws(named('could not sign an address for', key), () =>
        client.presignUrl({...where, bucketName: bucket, objectKey: key, expiresInSeconds: seconds}),
      ),
  };
}
