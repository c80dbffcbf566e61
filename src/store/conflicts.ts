type DriverError = { code?: string; message?: string };

const codeOf = (error: unknown) => (error as DriverError | null)?.code ?? '';

/** A row would have overlapped a standing claim of the same holder. */
export function isOverlap(error: unknown): boolean {
  const message = (error as DriverError | null)?.message ?? '';
  return (
    codeOf(error) === '23P01' ||
    (codeOf(error).startsWith('SQLITE_CONSTRAINT') && message.includes('claim_no_overlap'))
  );
}

/** A row with that key is already there. */
export function isDuplicate(error: unknown): boolean {
  return ['23505', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'].includes(codeOf(error));
}

/** The database broke a deadlock or kept us waiting for a row: the same transaction may well succeed now. */
export function isPassing(error: unknown): boolean {
  return /^(40001|40P01|55P03|SQLITE_BUSY\w*)$/.test(codeOf(error));
}

/** The server restarts, or the way to it broke: what was under way is most likely, but not surely, undone. */
export function isUnreachable(error: unknown): boolean {
  const message = (error as DriverError | null)?.message ?? '';
  return (
    /^(57P0[123]|08\w{3}|53300|25P03|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT)$/.test(codeOf(error)) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(message)
  );
}

/** The disk is full or cannot be written: nothing was saved. */
export function isUnwritable(error: unknown): boolean {
  return (
    /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(codeOf(error)) || ['53100', '25006'].includes(codeOf(error))
  );
}
