// Says aloud what has just been done, and shows it for a while.

const shown_ms = 6000;
const just_ms = 1000; // what is told on the way to another page is told there

let timer: ReturnType<typeof setTimeout> | undefined;
let tell: (text: string) => void = () => undefined;

export function on_announce(listener: (text: string) => void): void {
  tell = listener;
}

let told_at_ms = 0;

export function announce(text: string): void {
  clearTimeout(timer);
  tell(text);
  told_at_ms = Date.now();
  timer = setTimeout(() => tell(''), shown_ms);
}

// Of another page, or in another language.
export function fall_silent(): void {
  clearTimeout(timer);
  tell('');
}

addEventListener('hashchange', () => {
  if (Date.now() - told_at_ms > just_ms) fall_silent();
});
