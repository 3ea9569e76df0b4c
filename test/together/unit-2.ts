import { together } from '../support/together.js';

together('unit', 2, 3);
