import { caldavContract } from './caldav-contract.ts';
import { startRadicale } from './radicale.ts';

caldavContract('caldav on Radicale', startRadicale);
