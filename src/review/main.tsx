import {createRoot} from 'react-dom/client';
import {App} from './app/App.tsx';
import {takeToken} from './app/ask.ts';
import {adoptStyles} from './style/adopt-styles.ts';

// The entry of the page: what the address holds, the styles, and the app.
takeToken();
adoptStyles();
const container = document.getElementById('app');
if (container) createRoot(container).render(<App />);
