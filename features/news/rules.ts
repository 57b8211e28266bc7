import { fold } from '#shared/text.ts'

/** What becomes of a need that customers named: heard, taken up by somebody, done, or declined with a sentence (register D4). */
export const needStates = ['heard', 'taken', 'done', 'declined'] as const
export type NeedState = (typeof needStates)[number]

/** News of a product, or an initiative of sales or marketing. */
export const newsKinds = ['product', 'initiative'] as const
export type NewsKind = (typeof newsKinds)[number]

/** Two spellings of a theme are one: case, umlauts and blanks do not count. */
export function themeKey(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim()
}

/** Why a need cannot be answered like that, as a refusal code: who brought it gets a sentence at the end. */
export function answerProblem(state: NeedState, answer: string | null): 'needNoAnswer' | null {
  return (state === 'done' || state === 'declined') && !answer ? 'needNoAnswer' : null
}

/** For whom news matters. Of one kind any will do, the kinds must all be met; what is empty asks for nothing. */
export type Aim = { groups: string[]; branches: string[]; classes: string[] }
/** `bought`: product groups of the last 24 months; `open`: those with potential that is not used. */
export type AccountFacts = {
  customerId: string
  name: string
  keyAccount: boolean
  branch: string | null
  class: string | null
  bought: readonly string[]
  open: readonly string[]
}
export const becauseKinds = ['bought', 'open', 'branch', 'class'] as const
export type Because = { why: (typeof becauseKinds)[number]; of: string }

export const mostProposed = 100

/** Why news aimed like this matters for one account; none: it does not, or nothing was asked for. */
export function becauseOf(aim: Aim, account: Omit<AccountFacts, 'customerId' | 'name' | 'keyAccount'>): Because[] {
  const groups = aim.groups.flatMap((of): Because[] => {
    if (account.bought.includes(of)) return [{ why: 'bought', of }]
    return account.open.includes(of) ? [{ why: 'open', of }] : []
  })
  const named = (why: 'branch' | 'class', asked: string[]): Because[] => {
    const own = account[why]
    return own !== null && asked.includes(own) ? [{ why, of: own }] : []
  }
  const kinds = [
    { asked: aim.groups, met: groups },
    { asked: aim.branches, met: named('branch', aim.branches) },
    { asked: aim.classes, met: named('class', aim.classes) },
  ].filter(({ asked }) => asked.length > 0)
  return kinds.every(({ met }) => met.length > 0) ? kinds.flatMap(({ met }) => met) : []
}

/** The accounts for which news matters, with the reasons: key accounts first, then those with the most reasons, by name. */
export function propose(aim: Aim, accounts: readonly AccountFacts[]) {
  return accounts
    .map((account) => ({ account, because: becauseOf(aim, account) }))
    .filter(({ because }) => because.length > 0)
    .sort(
      (a, b) =>
        Number(b.account.keyAccount) - Number(a.account.keyAccount) ||
        b.because.length - a.because.length ||
        (fold(a.account.name) < fold(b.account.name) ? -1 : 1),
    )
}
