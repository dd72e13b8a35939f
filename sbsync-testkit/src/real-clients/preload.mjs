// Storyblok's CLI has no option for another host: send its requests to the fake instead.
const fake = process.env.SB_FAKE_ORIGIN;
const storyblok = /^https:\/\/(mapi|api|api-us|api-ca|api-ap|app)\.storyblok(china)?\.(com|cn)/;
const fetchAsEver = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  if (!storyblok.test(url)) {
    return fetchAsEver(input, init);
  }
  const redirected = url.replace(storyblok, fake);
  return fetchAsEver(input instanceof Request ? new Request(redirected, input) : redirected, init);
};
