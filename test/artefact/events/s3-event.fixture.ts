import { hash } from 'node:crypto';
import type { S3Event } from 'aws-lambda';
import { REGION } from '../lambda-environment.fixture.ts';

/** As S3 writes keys into its events: as a form does, a space as plus. */
const encodeKey = (key: string): string => encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');

export type Arrived = { readonly bucket: string; readonly key: string; readonly body: Buffer };

/** What S3 tells of an object that arrived. */
export const objectCreated = ({ bucket, key, body }: Arrived): S3Event => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: REGION,
      eventTime: '2026-01-01T00:00:00.000Z',
      eventName: 'ObjectCreated:Put',
      userIdentity: { principalId: 'AWS:AIDAEXAMPLE' },
      requestParameters: { sourceIPAddress: '203.0.113.7' },
      responseElements: { 'x-amz-request-id': 'C3D13FE58DE4C810', 'x-amz-id-2': 'FMyUVURIY8' },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'imports',
        bucket: { name: bucket, ownerIdentity: { principalId: 'A3NL1KOZZKExample' }, arn: `arn:aws:s3:::${bucket}` },
        object: { key: encodeKey(key), size: body.length, eTag: hash('md5', body), sequencer: '0055AED6DCD90281E5' },
      },
    },
  ],
});

/** What S3 sends once when the notification is set up; it names no object. */
export const testEvent = (bucket: string): object => ({
  Service: 'Amazon S3',
  Event: 's3:TestEvent',
  Time: '2026-01-01T00:00:00.000Z',
  Bucket: bucket,
  RequestId: '5582815E1AEA5ADF',
  HostId: '8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR',
});
