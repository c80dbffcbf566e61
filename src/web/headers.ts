import { secureHeaders } from 'hono/secure-headers';

const NONE = ["'none'"];

/** What every page of ours may do: nothing but show itself, in our own style and with our own files of script. */
export const strictHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: NONE,
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    baseUri: NONE,
    formAction: NONE,
    frameAncestors: NONE,
  },
  referrerPolicy: 'no-referrer',
});
