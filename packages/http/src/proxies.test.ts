import { expect, test } from 'vitest';

import { isProxied, proxyEnv } from './proxies.ts';

test('small letters count first, an address may go without a scheme, nothing set is no proxy', () => {
  const environment = { https_proxy: 'proxy.test:3128', HTTPS_PROXY: 'http://other.test', HTTP_PROXY: '' };
  expect(proxyEnv(environment)).toEqual({ HTTPS_PROXY: 'http://proxy.test:3128/', NO_PROXY: '' });
  expect([isProxied(environment), isProxied({ NO_PROXY: '*' })]).toEqual([true, false]);
});

test.each([
  ['a.test', 'a.test,.a.test'],
  ['.a.test *.b.test', '.a.test,*.b.test'],
  ['a.test:8080', 'a.test:8080,.a.test:8080'],
  ['10.1.2.3/8, 192.168.7.0/22', '10.0.0.0-10.255.255.255,192.168.4.0-192.168.7.255'],
  ['127.0.0.1,[::1]', '127.0.0.1,::1'],
  ['a.test,*', '*'],
])('NO_PROXY=%s is read as %s', (given, read) => {
  expect(proxyEnv({ no_proxy: given })['NO_PROXY']).toBe(read);
});

test.each(['socks5://user:s3cret@proxy.test', 'http://'])(
  'a proxy that cannot be used is no reason to go without: %s',
  (address) => {
    expect(() => proxyEnv({ HTTP_PROXY: address })).toThrow(/HTTP_PROXY(?!.*s3cret)/);
  },
);
