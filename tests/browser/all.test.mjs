// All tests in one process, so that they share one browser and one server.

import './pages.test.mjs';
import './html.test.mjs';
import './access.test.mjs';
import './charts.test.mjs';
import './layout.test.mjs';
import './preview.test.mjs';
import './privacy.test.mjs';
import './search-questions.test.mjs';
import './search-vectors.test.mjs';
import './search-box.test.mjs';
import './search-page.test.mjs';
