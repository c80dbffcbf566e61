import { caldavContract } from './caldav-contract.ts';
import { startCyrus } from './cyrus.ts';

caldavContract('caldav on Cyrus', startCyrus);
