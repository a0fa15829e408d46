import {createHash} from 'node:crypto';
import {type AwsCalls, AwsDenied} from './aws-calls.ts';
import {type AwsAnswer, type AwsRequest, xml, xmlError} from './aws-request.ts';

/** A file in the fake S3. */
export type FakeObject = {body: Buffer; modified: number; acl: string; type: string; etag: string};

export type FakeBucket = {
  objects: Map<string, FakeObject>;
  /** The XML of its lifecycle rules, as it was sent. */
  lifecycle: string | null;
  /** Other settings that were sent, by the name of the subresource. */
  settings: Map<string, string>;
};

export type FakeS3 = {
  buckets: Map<string, FakeBucket>;
  /** Ids of uploads in parts that were neither completed nor ended. S3 bills their parts. */
  unfinished: () => string[];
  answer: (request: AwsRequest) => AwsAnswer;
  put: (bucket: string, key: string, body: Buffer) => void;
};

/** S3 with addresses by path: buckets, objects, uploads in parts, lists in pages of `page` keys, signed addresses that expire. */
export function openFakeS3(now: () => number, {note}: AwsCalls, page: number): FakeS3 {
  const buckets = new Map<string, FakeBucket>();
  const uploads = new Map<string, {about: About; parts: Map<number, Buffer>}>();
  let begun = 0;

  const store = (bucket: FakeBucket, key: string, body: Buffer, about: About): FakeObject => {
    const etag = createHash('md5').update(body).digest('hex');
    const object = {body, modified: now(), ...about, etag};
    bucket.objects.set(key, object);
    return object;
  };

  const ofBucket = (name: string, {method, query, body}: AwsRequest): AwsAnswer => {
    const arn = `arn:aws:s3:::${name}`;
    const bucket = buckets.get(name);
    const [subresource = ''] = [...query.keys()].filter((key) => SUBRESOURCES[key] !== undefined);
    if (method === 'PUT' && subresource === '') {
      note('s3:CreateBucket', arn);
      buckets.set(name, {objects: new Map(), lifecycle: null, settings: new Map()});
      return {headers: {location: `/${name}`}};
    }
    if (!bucket) {
      note('s3:ListBucket', arn);
      return xmlError(404, 'NoSuchBucket');
    }
    if (query.has('location')) {
      note('s3:GetBucketLocation', arn);
      return xml('<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"></LocationConstraint>');
    }
    if (subresource !== '') {
      const [read = '', write = ''] = SUBRESOURCES[subresource] ?? [];
      note(method === 'GET' ? read : write, arn);
      if (method === 'GET') {
        const kept = subresource === 'lifecycle' ? bucket.lifecycle : bucket.settings.get(subresource);
        return kept
          ? xml(kept.replace(/^<\?xml[^>]*\?>/, ''))
          : xmlError(404, 'NoSuchLifecycleConfiguration');
      }
      if (subresource === 'lifecycle') bucket.lifecycle = method === 'DELETE' ? null : String(body);
      else bucket.settings.set(subresource, method === 'DELETE' ? 'deleted' : String(body));
      return {status: method === 'DELETE' ? 204 : 200};
    }
    if (method === 'POST' && query.has('delete')) {
      const errors: string[] = [];
      for (const [, key = ''] of String(body).matchAll(/<Key>([^<]*)<\/Key>/g))
        try {
          note('s3:DeleteObject', `${arn}/${key}`);
          bucket.objects.delete(key);
        } catch (error) {
          // As S3: the answer is a success all the same.
          if (!(error instanceof AwsDenied)) throw error;
          errors.push(
            `<Error><Key>${key}</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>`,
          );
        }
      return xml(`<DeleteResult>${errors.join('')}</DeleteResult>`);
    }
    note('s3:ListBucket', arn);
    if (method === 'HEAD') return {headers: {'x-amz-bucket-region': 'us-east-1'}};
    return list(name, bucket, query, page);
  };

  const ofObject = (name: string, key: string, request: AwsRequest): AwsAnswer => {
    const {method, query, body, headers} = request;
    const arn = `arn:aws:s3:::${name}/${key}`;
    const bucket = buckets.get(name);
    if (!bucket) return xmlError(404, 'NoSuchBucket');
    const upload = query.get('uploadId');
    if (method === 'PUT' || method === 'POST') {
      note('s3:PutObject', arn);
      if (headers['x-amz-acl'] !== undefined) note('s3:PutObjectAcl', arn);
    }
    if (method === 'POST' && query.has('uploads')) {
      const id = `upload-${begun++}`;
      uploads.set(id, {about: aboutOf(headers), parts: new Map()});
      return xml(
        `<InitiateMultipartUploadResult><Bucket>${name}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (method === 'PUT' && upload !== null) {
      uploads.get(upload)?.parts.set(Number(query.get('partNumber')), body);
      return {headers: {etag: `"${createHash('md5').update(body).digest('hex')}"`}};
    }
    if (method === 'POST' && upload !== null) {
      const {about = aboutOf({}), parts = new Map<number, Buffer>()} = uploads.get(upload) ?? {};
      const sorted = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
      const {etag} = store(bucket, key, Buffer.concat(sorted), about);
      uploads.delete(upload);
      return xml(
        `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"${etag}"</ETag></CompleteMultipartUploadResult>`,
      );
    }
    if (method === 'PUT') {
      const {etag} = store(bucket, key, body, aboutOf(headers));
      return {headers: {etag: `"${etag}"`}};
    }
    if (method === 'DELETE' && upload !== null) {
      note('s3:AbortMultipartUpload', arn);
      uploads.delete(upload);
      return {status: 204};
    }
    if (method === 'DELETE') {
      note('s3:DeleteObject', arn);
      bucket.objects.delete(key);
      return {status: 204};
    }
    note('s3:GetObject', arn);
    const object = bucket.objects.get(key);
    if (!object) return method === 'HEAD' ? {status: 404} : xmlError(404, 'NoSuchKey');
    if (isRefused(object, request, now())) return xmlError(403, 'AccessDenied');
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(String(headers.range)) ?? [];
    const end = to ? Math.min(Number(to) + 1, object.body.length) : object.body.length;
    const part = from === undefined ? object.body : object.body.subarray(Number(from), end);
    return {
      status: from === undefined ? 200 : 206,
      headers: {
        'content-type': object.type,
        'content-length': String(part.length),
        'last-modified': new Date(object.modified).toUTCString(),
        'accept-ranges': 'bytes',
        ...(from === undefined ? {} : {'content-range': `bytes ${from}-${end - 1}/${object.body.length}`}),
        etag: `"${object.etag}"`,
      },
      body: method === 'HEAD' ? '' : part,
    };
  };

  return {
    buckets,
    unfinished: () => [...uploads.keys()],
    put: (bucket, key, body) => {
      const found = buckets.get(bucket);
      if (found) store(found, key, body, aboutOf({}));
    },
    answer: (request) => {
      const [, bucket = '', ...rest] = request.path.split('/');
      const key = rest.join('/');
      if (bucket === '') {
        note('s3:ListAllMyBuckets', '*');
        const all = [...buckets.keys()]
          .map(
            (name) =>
              // As S3: the region of a bucket only in an answer to a request with a parameter.
              `<Bucket><Name>${name}</Name><CreationDate>2026-11-01T00:00:00.000Z</CreationDate></Bucket>`,
          )
          .join('');
        return xml(`<ListAllMyBucketsResult><Buckets>${all}</Buckets></ListAllMyBucketsResult>`);
      }
      return key === '' ? ofBucket(bucket, request) : ofObject(bucket, key, request);
    },
  };
}

type About = Pick<FakeObject, 'acl' | 'type'>;

const aboutOf = (headers: Record<string, unknown>): About => ({
  acl: String(headers['x-amz-acl'] ?? 'private'),
  type: String(headers['content-type'] ?? 'application/octet-stream'),
});

/** The permissions that reading and writing a setting of a bucket need. */
const SUBRESOURCES: Readonly<Record<string, readonly [string, string]>> = {
  lifecycle: ['s3:GetLifecycleConfiguration', 's3:PutLifecycleConfiguration'],
  acl: ['s3:GetBucketAcl', 's3:PutBucketAcl'],
  ownershipControls: ['s3:GetBucketOwnershipControls', 's3:PutBucketOwnershipControls'],
  publicAccessBlock: ['s3:GetBucketPublicAccessBlock', 's3:PutBucketPublicAccessBlock'],
  policy: ['s3:GetBucketPolicy', 's3:PutBucketPolicy'],
  website: ['s3:GetBucketWebsite', 's3:PutBucketWebsite'],
};

/** A private file needs a signature; a signed address expires, and is signed for one method. */
function isRefused({acl}: FakeObject, {method, headers, query}: AwsRequest, now: number): boolean {
  const date = query.get('X-Amz-Date');
  if (date !== null) {
    if (method !== 'GET') return true;
    const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
    return now > Date.parse(iso) + 1000 * Number(query.get('X-Amz-Expires'));
  }
  return headers.authorization === undefined && acl !== 'public-read';
}

function list(name: string, {objects}: FakeBucket, query: URLSearchParams, size: number): AwsAnswer {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = keys.slice(0, size);
  const isCut = keys.length > size;
  const contents = page
    .map((key) => {
      const object = objects.get(key);
      return `<Contents><Key>${key}</Key><LastModified>${new Date(object?.modified ?? 0).toISOString()}</LastModified><ETag>"${object?.etag}"</ETag><Size>${object?.body.length}</Size></Contents>`;
    })
    .join('');
  return xml(
    `<ListBucketResult><Name>${name}</Name><Prefix>${prefix}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${size}</MaxKeys><IsTruncated>${isCut}</IsTruncated>${
      isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    }${contents}</ListBucketResult>`,
  );
}
