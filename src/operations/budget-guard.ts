/** A busy machine may take so many times the budget on the clock. */
const PATIENCE = 2;

/** True once a thread has worked for the budget, or the clock says that it has waited too long for its turn. */
export function budgetGuard(budgetMs: number): () => boolean {
  const clock = process.hrtime.bigint();
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    const waited = Number(process.hrtime.bigint() - clock) / 1e6;
    return (user + system) / 1000 > budgetMs || waited > PATIENCE * budgetMs;
  };
}
