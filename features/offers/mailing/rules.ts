export const mailStates = ['waiting', 'sent', 'failed'] as const

/** Where a mail stands: it left, it will not, or it is tried (again). */
export function stateOf({ sentAt, failedAt }: { sentAt: string | null; failedAt: string | null }) {
  return sentAt !== null ? ('sent' as const) : failedAt !== null ? ('failed' as const) : ('waiting' as const)
}
