import { StoreError, type StoreErrorCode } from '../errors.ts';

type Fault = { readonly code: Exclude<StoreErrorCode, 'newer-format'>; readonly remedy: string };

const THROTTLED: Fault = { code: 'throttled', remedy: 'its capacity is spent; wait, slow down, or raise the provisioned units' };
const DENIED: Fault = { code: 'denied', remedy: 'check the credentials, and the rights of this role on the table' };
const INVALID: Fault = { code: 'invalid', remedy: 'change the request' };
const UNAVAILABLE: Fault = { code: 'unavailable', remedy: 'check the network, the endpoint and the region, then try again' };

const FAULTS: ReadonlyMap<string, Fault> = new Map([
  ['ProvisionedThroughputExceededException', THROTTLED],
  ['RequestLimitExceeded', THROTTLED],
  ['ThrottlingException', THROTTLED],
  ['AccessDeniedException', DENIED],
  ['CredentialsProviderError', DENIED],
  ['ExpiredTokenException', DENIED],
  ['IncompleteSignatureException', DENIED],
  ['InvalidSignatureException', DENIED],
  ['MissingAuthenticationTokenException', DENIED],
  ['UnrecognizedClientException', DENIED],
  ['ItemCollectionSizeLimitExceededException', INVALID],
  ['SerializationException', INVALID],
  ['ValidationException', INVALID],
  ['ResourceNotFoundException', { code: 'unopenable', remedy: 'there is no such table in this region; deploy it, or correct its name' }],
]);

/** Whatever a sender threw, as a `StoreError`. */
export function dynamoFailure(error: unknown, place: string): StoreError {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const { code, remedy } = FAULTS.get(name) ?? UNAVAILABLE;
  return new StoreError(code, `${place}: ${name}: ${message}; ${remedy}`, { place, subject: place }, { cause: error });
}
