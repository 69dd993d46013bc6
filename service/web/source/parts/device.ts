// What people call the machine and the browser that a User-Agent names.

type Named = [pattern: RegExp, name: string];

// The first that fits: most browsers name others' names besides their own.
const browsers: Named[] = [
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/Zalo/, 'Zalo'],
  [/Edg/, 'Edge'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: Named[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

const first_of = (named: Named[], text: string): string | undefined =>
  named.find(([pattern]) => pattern.test(text))?.[1];

// "Chrome · Android"; what names itself by one word, a program, is called that.
export function device_of(user_agent: string): string | null {
  const known = [first_of(browsers, user_agent), first_of(systems, user_agent)].filter(Boolean);
  return known.length > 0 ? known.join(' · ') : user_agent || null;
}
