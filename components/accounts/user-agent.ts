// Only names for a list that a person reads; nothing is decided by them. Order matters: most browsers also claim to be
// the ones below them.
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bUCBrowser\//, 'UC Browser'],
  [/\bMiuiBrowser\//, 'Mi Browser'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\b(Macintosh|Mac OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const named = (table: [RegExp, string][], text: string) => table.find(([pattern]) => pattern.test(text))?.[1]

type Device = { browser: string | undefined; system: string | undefined; handheld: boolean }

export function deviceOf(userAgent: string): Device {
  return {
    browser: named(browsers, userAgent),
    system: named(systems, userAgent),
    handheld: /\b(Mobi|Mobile|Android|iPhone|iPad)\b/.test(userAgent),
  }
}

/** How a program names itself: `curl/8.5.0`, the first word of what it sends. */
export const programOf = (userAgent: string): string | undefined =>
  /^[\w.-]{1,40}(\/[\w.-]{1,20})?/.exec(userAgent)?.[0]
