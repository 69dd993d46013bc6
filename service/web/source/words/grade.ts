// What a lot's grade is called: "A" is said to be one, "Loại 1" says so itself.

import { say } from './say';

export const graded = (grade: string): string =>
  /^(loại|hạng|grade)\s/iu.test(grade) ? grade : say('grade', { grade });
