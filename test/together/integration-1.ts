import { together } from '../support/together.js';

together('integration', 1, 2);
