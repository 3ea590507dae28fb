// Requests that change something carry the page's token.

/** The page's token, for a request's header. */
export function tokenHeaders() {
  return { "X-Request-Token": document.querySelector('meta[name="request-token"]').content };
}
