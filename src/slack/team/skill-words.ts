import type { Interviewer } from '../../core/loop/people.ts';

const MOST = 3;
const SHOWN = 8;

/** `data ▮▮▮ · api ▮▮▯`, the best known first; in words for those who cannot see it. */
export function skillDots({ skills }: Pick<Interviewer, 'skills'>): string {
  return listed(
    skills,
    (skill, quality) => `${skill} ${'▮'.repeat(quality)}${'▯'.repeat(MOST - quality)}`,
    ' · ',
  );
}

export function skillWords({ skills }: Pick<Interviewer, 'skills'>): string {
  return listed(skills, (skill, quality) => `${skill} ${quality}`, ', ');
}

function listed(
  skills: Interviewer['skills'],
  write: (skill: string, quality: number) => string,
  separator: string,
): string {
  const all = Object.entries(skills).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const shown = all.slice(0, SHOWN).map(([skill, quality]) => write(skill, quality));
  const more = all.length > SHOWN ? [`and ${all.length - SHOWN} more`] : [];
  return [...shown, ...more].join(separator);
}

/** `2 of 4 this week, 1 a day`: what is taken of what they give. */
export function capWords({ perDay, perWeek }: Pick<Interviewer, 'perDay' | 'perWeek'>): string {
  const week = perWeek === undefined ? 'any number a week' : `at most ${perWeek} a week`;
  const day = perDay === undefined ? 'any number a day' : `at most ${perDay} a day`;
  return `${day}, ${week}`;
}
