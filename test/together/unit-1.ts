import { together } from '../support/together.js';

together('unit', 1, 3);
