import { expect, it } from 'vitest'
import { browserName } from './browser-name.ts'

const chrome = (rest = '', system = 'Windows NT 10.0; Win64; x64') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/103.0.5060.114 Safari/537.36${rest}`

it.each([
  [chrome(), 'Chrome 103 · Windows'],
  [chrome(' Edg/103.0.1264.49'), 'Edge 103 · Windows'],
  [chrome(' QIHU 360SE'.replace('QIHU', 'Qihu')), '360 · Windows'],
  [chrome('', 'X11; Linux x86_64'), 'Chrome 103 · Linux'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128 · Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    'Safari 17 · macOS',
  ],
  ['demo', 'demo'],
  ['', ''],
])('%s reads as %s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name)
})
