// Every test in one process, so that one browser serves them all.
import './html.test.js';
import './feeds.test.js';
import './pages.test.js';
import './noscript.test.js';
import './axe.test.js';
import './keyboard.test.js';
import './coverage.test.js';
import './print.test.js';
import './timeline.test.js';
import './search.test.js';
import './stretches.test.js';
import './marks.test.js';
import './weight.test.js';
import './screens.test.js';
