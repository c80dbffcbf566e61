/** The planner is a hundred files: read when somebody plans first, so that a process that starts answers sooner. */
export const loadPlanner = () => import('../core/scheduling/plan.ts');
export const loadComparison = () => import('../core/scheduling/why/beside-first.ts');
