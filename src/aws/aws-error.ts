/** What an answer says beside the failure itself. `answeredMs`: the service's clock when it answered. */
export type AnswerFacts = { readonly status: number; readonly answeredMs?: number | undefined };

/**
 * A call that AWS, or the way to AWS, did not fulfil. `name` is the service's own word, e.g. `ThrottlingException`, or one of ours where
 * there was none: `ConnectionError`, `TimeoutError`, `UnreadableAnswer`, `CredentialsProviderError`.
 */
export class AwsError extends Error {
  readonly facts: AnswerFacts | undefined; // undefined where no answer came

  constructor(name: string, message: string, options: ErrorOptions & { readonly facts?: AnswerFacts } = {}) {
    super(message, options);
    this.name = name;
    this.facts = options.facts;
  }
}
