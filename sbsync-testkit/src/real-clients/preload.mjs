// Storyblok's CLI has no option for another host: send its requests to the fake instead, which serves the files of assets too.
const fake = process.env.SB_FAKE_ORIGIN;
const storyblok = /^https:\/\/((mapi|api|api-us|api-ca|api-ap|app|a)\.storyblok(china)?\.(com|cn)|s3\.amazonaws\.com)/;
const fetchAsEver = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  if (!storyblok.test(url)) {
    return fetchAsEver(input, init);
  }
  const redirected = url.replace(storyblok, fake);
  return fetchAsEver(input instanceof Request ? new Request(redirected, input) : redirected, init);
};

// The CLI uses iterator helpers, which Node.js has from version 22 on.
const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
for (const name of ['every', 'filter', 'find', 'flatMap', 'forEach', 'map', 'reduce', 'some']) {
  iterators[name] ??= function (...given) {
    return Array.from(this)[name](...given);
  };
}
