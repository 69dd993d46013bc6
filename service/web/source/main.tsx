import './style/base.css';
import { render } from 'preact';

const place = document.getElementById('page');
if (place) render(<main>Gánh</main>, place);
