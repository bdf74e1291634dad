/** A hundred large orders are less; what is more comes in another request. @unit bytes */
export const MAX_BODY_BYTES = 1_048_576;

/** Path and query together; API Gateway takes 10,240 bytes of request line and headers. @unit characters */
export const MAX_URL_LENGTH = 8_192;

/** Request line and headers together. @unit bytes */
export const MAX_HEADER_BYTES = 16_384;
