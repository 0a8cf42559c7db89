/** First match wins: most browsers also call themselves Chrome and Safari. The names are their own and the same in every language. */
const browsers: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['QQ Browser', /\bQQBrowser\/(\d+)/],
  ['UC Browser', /\bUBrowser\/(\d+)/],
  ['Sogou', /\bMetaSr (\d+)/],
  ['360', /\bQihu|\b360[SE]E/],
  ['Firefox', /\bFirefox\/(\d+)/],
  ['Chrome', /\b(?:Headless)?Chrome\/(\d+)/],
  ['Safari', /\bVersion\/(\d+).*\bSafari\//],
]
const systems: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Windows', /\bWindows\b/],
  ['HarmonyOS', /\b(?:HarmonyOS|OpenHarmony)\b/],
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['macOS', /\bMac OS X\b/],
  ['UOS', /\bUOS\b/],
  ['Kylin', /\bkylin\b/i],
  ['Linux', /\bLinux\b/],
]

/** `Chrome 142 · Windows`; a part that nobody recognises is left out, and a client that says nothing known stays as it calls itself. */
export const browserName = (userAgent: string): string => {
  const browser = browsers.flatMap(([name, pattern]) => {
    const match = pattern.exec(userAgent)
    return match ? [[name, match[1]].filter(Boolean).join(' ')] : []
  })[0]
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0]
  return [browser, system].filter(Boolean).join(' · ') || userAgent
}
