// Why packs of a line were cut: in the reader's words where the program itself did it.

import { say } from './say';

export const cut_why = (why: string): string =>
  why === 'short' || why === 'substituted' || why === 'returned' ? say(`cut_${why}`) : why;
