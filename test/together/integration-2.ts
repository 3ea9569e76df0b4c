import { together } from '../support/together.js';

together('integration', 2, 2);
