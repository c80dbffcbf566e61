import { closeRole } from '../../../src/operations/close-role.ts';
import { HANA, RAE } from './cast.ts';
import { lifeIn } from './life.ts';
import { actor, type Company } from './start.ts';

/** Candidates at every stage, two who are called the same, two roles that are, and one of each that is closed. */
export async function seed(company: Company) {
  const { world, clock } = company;
  const life = lifeIn(world);
  const role = await life.openRole();
  const payments = await life.openRole({ title: 'Senior Backend Engineer, Payments' });
  const platform = await life.openRole({ title: 'Platform Engineer', hiringManager: RAE });
  const frontend = await life.openRole({ title: 'Mobile Engineer' });
  await closeRole(world, actor(RAE), frontend.id);

  const mia = await life.add(role.id, 'Mia Okafor');
  const otherMia = await life.add(payments.id, 'Mia Olsen', HANA);
  const tom = await life.add(role.id, 'Tom Reyes');
  await life.decide(tom, 'reject', 'Too little of databases.');

  const uma = await life.add(role.id, 'Uma Patel');
  await life.decide(uma);
  const review = await life.review(uma);

  const zoe = await life.add(role.id, 'Zoë Arendt');
  await life.decide(zoe);
  await life.score(zoe, (await life.review(zoe)).id);
  await life.decide(zoe, 'advance', 'Deep enough in data.');
  const booked = await life.book(zoe);

  clock.advance({ minutes: 1 });
  await company.settle();
  return { life, role, payments, platform, mia, otherMia, tom, uma, review, zoe, booked };
}
