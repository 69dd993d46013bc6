// The way to the other language, named in that language.

import { say } from '../words/say';

export const LanguageButton = ({ on_press }: { on_press: () => void }) => (
  <button type="button" class="language" lang={say('other_language_code')} onClick={on_press}>
    {say('other_language')}
  </button>
);
