import { together } from '../support/together.js';

together('unit', 3, 3);
