import './style/base.css';
import './style/parts.css';
import './style/forms.css';
import './style/pages.css';

import { render } from 'preact';

import { App, guess } from './app';
import { choose_language, current_language } from './words/say';

choose_language(current_language());
guess();
const place = document.getElementById('page');
if (place) {
  place.replaceChildren();
  render(<App />, place);
}
