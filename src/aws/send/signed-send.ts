import type { Credentials, Send, ServiceRequest } from '../aws.ts';
import { AwsError } from '../aws-error.ts';
import type { AwsEffects } from '../effects.ts';
import { endpointOf } from '../endpoint-of.ts';
import { signedHeaders } from '../sign/signed-headers.ts';
import { signingKeys } from '../sign/signing-key.ts';
import { exchange } from './exchange.ts';
import { serviceClock } from './service-clock.ts';
import { withRetries } from './with-retries.ts';

export type Access = {
  readonly region: string;
  readonly credentials: Credentials;
  readonly endpoint?: URL; // stands for every service; defaults to each service's own in the region
};

/** Sends with these credentials. Signs each attempt anew; where a service refuses our clock, once more by the service's. */
export function signedSend({ region, credentials, endpoint }: Access, effects: AwsEffects): Send {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const keyFor = signingKeys(secretAccessKey);
  const clock = serviceClock(effects.nowMs);
  const token = sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken };
  const signed = ({ service, headers, ...request }: ServiceRequest) => {
    const target = endpoint ?? endpointOf(service, region);
    const signable = { ...request, headers: { ...headers, ...token, host: target.host } };
    return { ...signable, endpoint: target, headers: signedHeaders(signable, { accessKeyId, region, service, keyFor }, clock.read()) };
  };
  return (request, read) =>
    withRetries(async (timeoutMs) => {
      const once = () => exchange(signed(request), read, { timeoutMs: timeoutMs(), startTimer: effects.startTimer });
      try {
        return await once();
      } catch (error) {
        if (error instanceof AwsError && clock.isSetBy(error)) return once();
        throw error;
      }
    }, effects);
}
