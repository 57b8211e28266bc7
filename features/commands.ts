import type { Command } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'
import { commands as activities } from './activities/cli.ts'
import { commands as backups } from './backups/cli.ts'
import { commands as commission } from './commission/cli.ts'
import { commands as contactAgain } from './contact-again/cli.ts'
import { commands as customers } from './customers/cli.ts'
import { commands as everything } from './everything/cli.ts'
import { commands as handovers } from './handovers/cli.ts'
import { commands as imports } from './imports/cli.ts'
import type { Operations } from './index.ts'
import { commands as keyAccounts } from './key-accounts/cli.ts'
import { commands as listFiles } from './list-files/cli.ts'
import { commands as members } from './members/cli.ts'
import { commands as customerBase } from './reports/customer-base/cli.ts'
import { commands as movement } from './reports/movement/cli.ts'
import { commands as outlook } from './reports/outlook/cli.ts'
import { commands as sales } from './reports/sales/cli.ts'

/** Every command of the command line. */
export const commands: Command<Client<Operations>>[] = [
  ...imports,
  ...contactAgain,
  ...activities,
  ...customers,
  ...customerBase,
  ...movement,
  ...outlook,
  ...sales,
  ...keyAccounts,
  ...handovers,
  ...commission,
  ...listFiles,
  ...members,
  ...backups,
  ...everything,
]
