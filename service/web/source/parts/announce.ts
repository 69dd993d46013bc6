// Says aloud what has just been done, and shows it for a while.

const shown_ms = 6000;

let timer: ReturnType<typeof setTimeout> | undefined;
let tell: (text: string) => void = () => undefined;

export function on_announce(listener: (text: string) => void): void {
  tell = listener;
}

export function announce(text: string): void {
  clearTimeout(timer);
  tell(text);
  timer = setTimeout(() => tell(''), shown_ms);
}
