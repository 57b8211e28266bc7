import { messages as platform } from '#platform/messages.ts'
import { messages as absences } from './absences/messages.ts'
import { messages as accountValue } from './account-value/messages.ts'
import { messages as accountValueSheet } from './account-value/serverWords.ts'
import { messages as agreements } from './agreements/messages.ts'
import { messages as apiKeys } from './api-keys/messages.ts'
import { messages as appointments } from './appointments/messages.ts'
import { messages as backups } from './backups/messages.ts'
import { messages as backupStarts } from './backups/serverWords.ts'
import { messages as channels } from './channels/messages.ts'
import { messages as commission } from './commission/messages.ts'
import { messages as company } from './company/messages.ts'
import { messages as complaints } from './complaints/messages.ts'
import { messages as consents } from './consents/messages.ts'
import { messages as consentMails } from './consents/serverWords.ts'
import { messages as contactAgain } from './contact-again/messages.ts'
import { messages as contracts } from './contracts/messages.ts'
import { messages as contractTasks } from './contracts/serverWords.ts'
import { messages as currencies } from './currencies/messages.ts'
import { messages as customerProjects } from './customer-projects/messages.ts'
import { messages as customerClasses } from './customers/classes/messages.ts'
import { messages as customers } from './customers/messages.ts'
import { messages as duplicates } from './duplicates/messages.ts'
import { messages as experiments } from './experiments/messages.ts'
import { messages as files } from './files/messages.ts'
import { messages as fires } from './fires/messages.ts'
import { messages as goals } from './goals/messages.ts'
import { messages as guides } from './guides/messages.ts'
import { messages as handovers } from './handovers/messages.ts'
import { messages as handoverTasks } from './handovers/serverWords.ts'
import { messages as imports } from './imports/messages.ts'
import { messages as importNotice } from './imports/notice/serverWords.ts'
import { messages as jobs } from './jobs/messages.ts'
import { messages as keyAccounts } from './key-accounts/messages.ts'
import { messages as planPapers } from './key-accounts/plan/serverWords.ts'
import { messages as keyAccountTasks } from './key-accounts/serverWords.ts'
import { messages as leads } from './leads/messages.ts'
import { messages as listFiles } from './list-files/messages.ts'
import { messages as logins } from './logins/messages.ts'
import { messages as mails } from './mails/messages.ts'
import { messages as testMails } from './mails/serverWords.ts'
import { messages as meetings } from './meetings/messages.ts'
import { messages as meetingPapers } from './meetings/serverWords.ts'
import { messages as members } from './members/messages.ts'
import { messages as news } from './news/messages.ts'
import { messages as newsTasks } from './news/serverWords.ts'
import { messages as offers } from './offers/messages.ts'
import { messages as letters } from './offers/writer/serverWords.ts'
import { messages as opportunities } from './opportunities/messages.ts'
import { messages as orders } from './orders/messages.ts'
import { messages as priceRounds } from './price-rounds/messages.ts'
import { messages as priceLetters } from './price-rounds/serverWords.ts'
import { messages as products } from './products/messages.ts'
import { messages as protections } from './protections/messages.ts'
import { messages as protectionTasks } from './protections/serverWords.ts'
import { messages as quickline } from './quickline/messages.ts'
import { messages as references } from './references/messages.ts'
import { messages as customerBase } from './reports/customer-base/messages.ts'
import { messages as movement } from './reports/movement/messages.ts'
import { messages as outlook } from './reports/outlook/messages.ts'
import { messages as sales } from './reports/sales/messages.ts'
import { messages as samples } from './samples/messages.ts'
import { messages as surveys } from './surveys/messages.ts'
import { messages as surveyPages } from './surveys/serverWords.ts'
import { messages as tasks } from './tasks/messages.ts'
import { messages as thanks } from './thanks/messages.ts'
import { messages as tours } from './tours/messages.ts'
import { messages as views } from './views/messages.ts'
import { messages as weighting } from './weighting/messages.ts'
import { messages as whiteSpace } from './white-space/messages.ts'

const all = [
  platform, // the house itself; then the slices, one a line
  absences,
  accountValue,
  accountValueSheet,
  apiKeys,
  appointments,
  backups,
  backupStarts,
  channels,
  commission,
  company,
  complaints,
  consents,
  consentMails,
  contactAgain,
  contracts,
  agreements,
  contractTasks,
  currencies,
  customers,
  customerBase,
  customerClasses,
  customerProjects,
  duplicates,
  experiments,
  files,
  fires,
  goals,
  guides,
  handovers,
  handoverTasks,
  imports,
  importNotice,
  jobs,
  keyAccounts,
  keyAccountTasks,
  planPapers,
  leads,
  news,
  newsTasks,
  letters,
  listFiles,
  logins,
  mails,
  testMails,
  meetings,
  meetingPapers,
  members,
  movement,
  offers,
  opportunities,
  orders,
  outlook,
  priceRounds,
  priceLetters,
  products,
  protections,
  protectionTasks,
  quickline,
  references,
  sales,
  samples,
  surveys,
  surveyPages,
  tasks,
  thanks,
  tours,
  views,
  weighting,
  whiteSpace,
]

/** All sentences of the house by language, for what speaks outside the browser (command line, mails, letters). */
export const messages: Record<'de' | 'en', Record<string, string>> = {
  de: Object.assign({}, ...all.map((one) => one.de)),
  en: Object.assign({}, ...all.map((one) => one.en)),
}
