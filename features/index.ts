import { registryOf, type Slice } from '#platform/actions/slice.ts'
import type { OpenPage } from '#platform/http/openPages.ts'
import * as absences from './absences/actions.ts'
import { contract as absencesContract } from './absences/contract.ts'
import * as accountValue from './account-value/actions.ts'
import { contract as accountValueContract } from './account-value/contract.ts'
import { jobs as accountValueJobs } from './account-value/jobs.ts'
import * as activities from './activities/actions.ts'
import { contract as activitiesContract } from './activities/contract.ts'
import * as agreements from './agreements/actions.ts'
import { contract as agreementsContract } from './agreements/contract.ts'
import * as apiKeys from './api-keys/actions.ts'
import { contract as apiKeysContract } from './api-keys/contract.ts'
import * as appointments from './appointments/actions.ts'
import { contract as appointmentsContract } from './appointments/contract.ts'
import * as backups from './backups/actions.ts'
import { contract as backupsContract } from './backups/contract.ts'
import { jobs as backupJobs } from './backups/jobs.ts'
import * as channels from './channels/actions.ts'
import { contract as channelsContract } from './channels/contract.ts'
import * as commission from './commission/actions.ts'
import { contract as commissionContract } from './commission/contract.ts'
import * as company from './company/actions.ts'
import { contract as companyContract } from './company/contract.ts'
import * as complaints from './complaints/actions.ts'
import { contract as complaintsContract } from './complaints/contract.ts'
import * as complaintWorkbook from './complaints/workbook/actions.ts'
import { contract as complaintWorkbookContract } from './complaints/workbook/contract.ts'
import * as consents from './consents/actions.ts'
import { contract as consentsContract } from './consents/contract.ts'
import { jobs as consentJobs } from './consents/jobs.ts'
import { consentPages } from './consents/open.ts'
import * as contactAgain from './contact-again/actions.ts'
import { contract as contactAgainContract } from './contact-again/contract.ts'
import * as contactAgainWorkbook from './contact-again/workbook/actions.ts'
import { contract as contactAgainWorkbookContract } from './contact-again/workbook/contract.ts'
import * as contracts from './contracts/actions.ts'
import * as contractCalendar from './contracts/calendar/actions.ts'
import { contract as contractCalendarContract } from './contracts/calendar/contract.ts'
import { contract as contractsContract } from './contracts/contract.ts'
import { followers as contractFollowers, jobs as contractJobs } from './contracts/reminders.ts'
import * as customerRisks from './contracts/risks/actions.ts'
import { contract as customerRisksContract } from './contracts/risks/contract.ts'
import * as currencies from './currencies/actions.ts'
import { contract as currenciesContract } from './currencies/contract.ts'
import * as customerProjects from './customer-projects/actions.ts'
import { contract as customerProjectsContract } from './customer-projects/contract.ts'
import * as customerSheet from './customer-sheet/actions.ts'
import { contract as customerSheetContract } from './customer-sheet/contract.ts'
import * as customers from './customers/actions.ts'
import * as customerClasses from './customers/classes/actions.ts'
import { contract as customerClassesContract } from './customers/classes/contract.ts'
import { jobs as customerClassJobs } from './customers/classes/jobs.ts'
import { contract as customersContract } from './customers/contract.ts'
import * as customerSelection from './customers/selection/actions.ts'
import { contract as customerSelectionContract } from './customers/selection/contract.ts'
import * as customerWorkbook from './customers/workbook/actions.ts'
import { contract as customerWorkbookContract } from './customers/workbook/contract.ts'
import * as duplicates from './duplicates/actions.ts'
import { contract as duplicatesContract } from './duplicates/contract.ts'
import { jobs as duplicateJobs } from './duplicates/jobs.ts'
import * as everything from './everything/actions.ts'
import { contract as everythingContract } from './everything/contract.ts'
import * as experiments from './experiments/actions.ts'
import { contract as experimentsContract } from './experiments/contract.ts'
import * as files from './files/actions.ts'
import { contract as filesContract } from './files/contract.ts'
import * as fires from './fires/actions.ts'
import { contract as firesContract } from './fires/contract.ts'
import * as goals from './goals/actions.ts'
import { contract as goalsContract } from './goals/contract.ts'
import * as guides from './guides/actions.ts'
import { contract as guidesContract } from './guides/contract.ts'
import * as handovers from './handovers/actions.ts'
import { contract as handoversContract } from './handovers/contract.ts'
import * as imports from './imports/actions.ts'
import { contract as importsContract } from './imports/contract.ts'
import { jobs as importJobs } from './imports/jobs.ts'
import * as importNotice from './imports/notice/actions.ts'
import { contract as importNoticeContract } from './imports/notice/contract.ts'
import * as jobs from './jobs/actions.ts'
import { contract as jobsContract } from './jobs/contract.ts'
import { jobs as recurringJobs } from './jobs/jobs.ts'
import * as keyAccounts from './key-accounts/actions.ts'
import { contract as keyAccountsContract } from './key-accounts/contract.ts'
import { jobs as nominationJobs } from './key-accounts/nominating.ts'
import * as stakeholders from './key-accounts/people/actions.ts'
import { contract as stakeholdersContract } from './key-accounts/people/contract.ts'
import * as accountPlans from './key-accounts/plan/actions.ts'
import { contract as accountPlansContract } from './key-accounts/plan/contract.ts'
import * as leads from './leads/actions.ts'
import { contract as leadsContract } from './leads/contract.ts'
import { leadPages } from './leads/open.ts'
import * as leadWorkbook from './leads/workbook/actions.ts'
import { contract as leadWorkbookContract } from './leads/workbook/contract.ts'
import * as listFiles from './list-files/actions.ts'
import { contract as listFilesContract } from './list-files/contract.ts'
import { jobs as listFileJobs } from './list-files/jobs.ts'
import * as listShape from './list-files/shape/actions.ts'
import { contract as listShapeContract } from './list-files/shape/contract.ts'
import * as logins from './logins/actions.ts'
import { contract as loginsContract } from './logins/contract.ts'
import * as mails from './mails/actions.ts'
import { contract as mailsContract } from './mails/contract.ts'
import * as mailIntake from './mails/intake/actions.ts'
import { contract as mailIntakeContract } from './mails/intake/contract.ts'
import { jobs as mailIntakeJobs } from './mails/intake/jobs.ts'
import * as mailServer from './mails/server/actions.ts'
import { contract as mailServerContract } from './mails/server/contract.ts'
import * as meetings from './meetings/actions.ts'
import { contract as meetingsContract } from './meetings/contract.ts'
import * as members from './members/actions.ts'
import { contract as membersContract } from './members/contract.ts'
import * as news from './news/actions.ts'
import { contract as newsContract } from './news/contract.ts'
import * as offers from './offers/actions.ts'
import { contract as offersContract } from './offers/contract.ts'
import { followers as offerFollowers } from './offers/following.ts'
import * as offerLetterhead from './offers/letterhead/actions.ts'
import { contract as offerLetterheadContract } from './offers/letterhead/contract.ts'
import * as offerMailing from './offers/mailing/actions.ts'
import { contract as offerMailingContract } from './offers/mailing/contract.ts'
import { jobs as offerMailJobs } from './offers/mailing/jobs.ts'
import * as offerMargins from './offers/margins/actions.ts'
import { contract as offerMarginsContract } from './offers/margins/contract.ts'
import * as offerNegotiation from './offers/negotiation/actions.ts'
import { contract as offerNegotiationContract } from './offers/negotiation/contract.ts'
import * as offerTexts from './offers/texts/actions.ts'
import { contract as offerTextsContract } from './offers/texts/contract.ts'
import * as offerWriter from './offers/writer/actions.ts'
import { contract as offerWriterContract } from './offers/writer/contract.ts'
import { stylePage } from './open/html.ts'
import * as opportunitiesFollowing from './opportunities/actions/following.ts'
import * as opportunities from './opportunities/actions.ts'
import { contract as opportunitiesContract } from './opportunities/contract.ts'
import * as opportunityParts from './opportunities/parts/actions.ts'
import { contract as opportunityPartsContract } from './opportunities/parts/contract.ts'
import * as opportunityStages from './opportunities/stages/actions.ts'
import { contract as opportunityStagesContract } from './opportunities/stages/contract.ts'
import * as opportunityWorkbook from './opportunities/workbook/actions.ts'
import { contract as opportunityWorkbookContract } from './opportunities/workbook/contract.ts'
import * as orders from './orders/actions.ts'
import { contract as ordersContract } from './orders/contract.ts'
import * as persons from './persons/actions.ts'
import { contract as personsContract } from './persons/contract.ts'
import * as personWorkbook from './persons/workbook/actions.ts'
import { contract as personWorkbookContract } from './persons/workbook/contract.ts'
import * as priceRounds from './price-rounds/actions.ts'
import { contract as priceRoundsContract } from './price-rounds/contract.ts'
import { jobs as priceRoundJobs } from './price-rounds/jobs.ts'
import * as products from './products/actions.ts'
import { contract as productsContract } from './products/contract.ts'
import * as priceFiles from './products/price-files/actions.ts'
import { contract as priceFilesContract } from './products/price-files/contract.ts'
import * as prices from './products/prices/actions.ts'
import { contract as pricesContract } from './products/prices/contract.ts'
import * as productWorkbook from './products/workbook/actions.ts'
import { contract as productWorkbookContract } from './products/workbook/contract.ts'
import * as protections from './protections/actions.ts'
import { contract as protectionsContract } from './protections/contract.ts'
import { followers as protectionFollowers, jobs as protectionJobs } from './protections/reminders.ts'
import * as quickline from './quickline/actions.ts'
import { contract as quicklineContract } from './quickline/contract.ts'
import * as references from './references/actions.ts'
import { contract as referencesContract } from './references/contract.ts'
import * as channelReport from './reports/channels/actions.ts'
import { contract as channelReportContract } from './reports/channels/contract.ts'
import * as customerBase from './reports/customer-base/actions.ts'
import { contract as customerBaseContract } from './reports/customer-base/contract.ts'
import * as customerOwners from './reports/customer-base/owners/actions.ts'
import { contract as customerOwnersContract } from './reports/customer-base/owners/contract.ts'
import * as customerRfm from './reports/customer-base/rfm/actions.ts'
import { contract as customerRfmContract } from './reports/customer-base/rfm/contract.ts'
import * as experimentReport from './reports/experiments/actions.ts'
import { contract as experimentReportContract } from './reports/experiments/contract.ts'
import * as figures from './reports/figures/actions.ts'
import { contract as figuresContract } from './reports/figures/contract.ts'
import * as movement from './reports/movement/actions.ts'
import { contract as movementContract } from './reports/movement/contract.ts'
import * as pace from './reports/movement/pace/actions.ts'
import { contract as paceContract } from './reports/movement/pace/contract.ts'
import * as outlook from './reports/outlook/actions.ts'
import { contract as outlookContract } from './reports/outlook/contract.ts'
import * as sales from './reports/sales/actions.ts'
import { contract as salesContract } from './reports/sales/contract.ts'
import * as smallWins from './reports/small-wins/actions.ts'
import { contract as smallWinsContract } from './reports/small-wins/contract.ts'
import * as standing from './reports/standing/actions.ts'
import { contract as standingContract } from './reports/standing/contract.ts'
import * as winLoss from './reports/win-loss/actions.ts'
import { contract as winLossContract } from './reports/win-loss/contract.ts'
import * as samples from './samples/actions.ts'
import { contract as samplesContract } from './samples/contract.ts'
import * as sampleWorkbook from './samples/workbook/actions.ts'
import { contract as sampleWorkbookContract } from './samples/workbook/contract.ts'
import * as search from './search/actions.ts'
import { contract as searchContract } from './search/contract.ts'
import { jobs as searchJobs } from './search/jobs.ts'
import * as surveys from './surveys/actions.ts'
import { contract as surveysContract } from './surveys/contract.ts'
import { jobs as surveyJobs } from './surveys/jobs.ts'
import { surveyPages } from './surveys/open.ts'
import * as tasks from './tasks/actions.ts'
import { contract as tasksContract } from './tasks/contract.ts'
import * as taskWorkbook from './tasks/workbook/actions.ts'
import { contract as taskWorkbookContract } from './tasks/workbook/contract.ts'
import * as thanks from './thanks/actions.ts'
import { contract as thanksContract } from './thanks/contract.ts'
import * as timeline from './timeline/actions.ts'
import { contract as timelineContract } from './timeline/contract.ts'
import * as today from './today/actions.ts'
import { contract as todayContract } from './today/contract.ts'
import * as tours from './tours/actions.ts'
import { contract as toursContract } from './tours/contract.ts'
import * as undo from './undo/actions.ts'
import { contract as undoContract } from './undo/contract.ts'
import * as views from './views/actions.ts'
import { contract as viewsContract } from './views/contract.ts'
import * as weighting from './weighting/actions.ts'
import { contract as weightingContract } from './weighting/contract.ts'
import * as whiteSpace from './white-space/actions.ts'
import { contract as whiteSpaceContract } from './white-space/contract.ts'

/** All operations of the house; pages and other clients take their types from here. */
export const operations = {
  ...absencesContract,
  ...activitiesContract,
  ...appointmentsContract,
  ...backupsContract,
  ...apiKeysContract,
  ...channelsContract,
  ...commissionContract,
  ...companyContract,
  ...complaintsContract,
  ...complaintWorkbookContract,
  ...consentsContract,
  ...contactAgainContract,
  ...contactAgainWorkbookContract,
  ...contractsContract,
  ...agreementsContract,
  ...contractCalendarContract,
  ...customerRisksContract,
  ...customerSheetContract,
  ...currenciesContract,
  ...customersContract,
  ...duplicatesContract,
  ...everythingContract,
  ...experimentsContract,
  ...filesContract,
  ...firesContract,
  ...goalsContract,
  ...guidesContract,
  ...handoversContract,
  ...importsContract,
  ...importNoticeContract,
  ...jobsContract,
  ...customerBaseContract,
  ...experimentReportContract,
  ...figuresContract,
  ...channelReportContract,
  ...movementContract,
  ...paceContract,
  ...outlookContract,
  ...salesContract,
  ...smallWinsContract,
  ...standingContract,
  ...winLossContract,
  ...customerOwnersContract,
  ...customerRfmContract,
  ...customerClassesContract,
  ...customerSelectionContract,
  ...customerWorkbookContract,
  ...keyAccountsContract,
  ...stakeholdersContract,
  ...accountPlansContract,
  ...leadsContract,
  ...leadWorkbookContract,
  ...listFilesContract,
  ...listShapeContract,
  ...loginsContract,
  ...mailsContract,
  ...mailServerContract,
  ...mailIntakeContract,
  ...meetingsContract,
  ...membersContract,
  ...newsContract,
  ...offersContract,
  ...offerLetterheadContract,
  ...offerMailingContract,
  ...offerMarginsContract,
  ...offerNegotiationContract,
  ...offerTextsContract,
  ...offerWriterContract,
  ...opportunitiesContract,
  ...opportunityPartsContract,
  ...opportunityStagesContract,
  ...opportunityWorkbookContract,
  ...ordersContract,
  ...personsContract,
  ...personWorkbookContract,
  ...productsContract,
  ...productWorkbookContract,
  ...priceFilesContract,
  ...pricesContract,
  ...priceRoundsContract,
  ...protectionsContract,
  ...quicklineContract,
  ...referencesContract,
  ...samplesContract,
  ...sampleWorkbookContract,
  ...searchContract,
  ...surveysContract,
  ...tasksContract,
  ...taskWorkbookContract,
  ...thanksContract,
  ...timelineContract,
  ...todayContract,
  ...toursContract,
  ...undoContract,
  ...viewsContract,
  ...weightingContract,
  ...whiteSpaceContract,
  ...accountValueContract,
  ...customerProjectsContract,
}
export type Operations = typeof operations

// biome-ignore lint/suspicious/noExplicitAny: slices of different contracts stand in one list
const slices: Slice<any>[] = [
  { contract: absencesContract, actions: absences.actions },
  { contract: activitiesContract, actions: activities.actions },
  { contract: appointmentsContract, actions: appointments.actions, followers: appointments.followers },
  { contract: backupsContract, actions: backups.actions, jobs: backupJobs },
  { contract: apiKeysContract, actions: apiKeys.actions, prepare: apiKeys.prepare },
  { contract: channelsContract, actions: channels.actions },
  { contract: commissionContract, actions: commission.actions },
  { contract: companyContract, actions: company.actions },
  { contract: complaintsContract, actions: complaints.actions, followers: complaints.followers },
  { contract: complaintWorkbookContract, actions: complaintWorkbook.actions },
  { contract: consentsContract, actions: consents.actions, jobs: consentJobs },
  {
    contract: contactAgainContract,
    actions: contactAgain.actions,
    followers: contactAgain.followers,
    jobs: contactAgain.jobs,
  },
  { contract: contactAgainWorkbookContract, actions: contactAgainWorkbook.actions },
  { contract: agreementsContract, actions: agreements.actions },
  { contract: contractsContract, actions: contracts.actions, followers: contractFollowers, jobs: contractJobs },
  { contract: contractCalendarContract, actions: contractCalendar.actions },
  { contract: customerRisksContract, actions: customerRisks.actions },
  { contract: customerSheetContract, actions: customerSheet.actions },
  { contract: currenciesContract, actions: currencies.actions },
  { contract: customersContract, actions: customers.actions },
  {
    contract: duplicatesContract,
    actions: duplicates.actions,
    followers: duplicates.followers,
    jobs: duplicateJobs,
  },
  { contract: everythingContract, actions: everything.actions },
  { contract: experimentsContract, actions: experiments.actions },
  { contract: experimentReportContract, actions: experimentReport.actions },
  { contract: filesContract, actions: files.actions, prepare: files.prepare },
  { contract: firesContract, actions: fires.actions, followers: fires.followers },
  { contract: goalsContract, actions: goals.actions },
  { contract: guidesContract, actions: guides.actions },
  { contract: handoversContract, actions: handovers.actions, followers: handovers.followers },
  { contract: referencesContract, actions: references.actions },
  { contract: thanksContract, actions: thanks.actions },
  { contract: importsContract, actions: imports.actions, prepare: imports.prepare, jobs: importJobs },
  { contract: importNoticeContract, actions: importNotice.actions },
  { contract: jobsContract, actions: jobs.actions, jobs: recurringJobs },
  {
    contract: keyAccountsContract,
    actions: keyAccounts.actions,
    followers: keyAccounts.followers,
    jobs: nominationJobs,
  },
  { contract: stakeholdersContract, actions: stakeholders.actions },
  { contract: accountPlansContract, actions: accountPlans.actions, followers: accountPlans.followers },
  { contract: leadsContract, actions: leads.actions },
  { contract: leadWorkbookContract, actions: leadWorkbook.actions },
  { contract: listFilesContract, actions: listFiles.actions, prepare: listFiles.prepare, jobs: listFileJobs },
  { contract: listShapeContract, actions: listShape.actions },
  { contract: loginsContract, actions: logins.actions, prepare: logins.prepare, jobs: logins.jobs },
  { contract: mailsContract, actions: mails.actions, prepare: mails.prepare },
  { contract: mailServerContract, actions: mailServer.actions, prepare: mailServer.prepare },
  { contract: mailIntakeContract, actions: mailIntake.actions, prepare: mailIntake.prepare, jobs: mailIntakeJobs },
  { contract: meetingsContract, actions: meetings.actions },
  {
    contract: membersContract,
    actions: members.actions,
    followers: members.followers,
    jobs: members.jobs,
    prepare: members.prepare,
  },
  { contract: customerClassesContract, actions: customerClasses.actions, jobs: customerClassJobs },
  { contract: customerBaseContract, actions: customerBase.actions },
  { contract: figuresContract, actions: figures.actions },
  { contract: channelReportContract, actions: channelReport.actions },
  { contract: movementContract, actions: movement.actions },
  { contract: paceContract, actions: pace.actions },
  { contract: outlookContract, actions: outlook.actions },
  { contract: salesContract, actions: sales.actions },
  { contract: smallWinsContract, actions: smallWins.actions },
  { contract: standingContract, actions: standing.actions },
  { contract: winLossContract, actions: winLoss.actions },
  { contract: customerOwnersContract, actions: customerOwners.actions },
  { contract: customerRfmContract, actions: customerRfm.actions },
  { contract: customerSelectionContract, actions: customerSelection.actions },
  { contract: customerWorkbookContract, actions: customerWorkbook.actions },
  { contract: newsContract, actions: news.actions },
  { contract: offersContract, actions: offers.actions, followers: offerFollowers },
  { contract: offerLetterheadContract, actions: offerLetterhead.actions },
  {
    contract: offerMailingContract,
    actions: offerMailing.actions,
    prepare: offerMailing.prepare,
    jobs: offerMailJobs,
  },
  { contract: offerMarginsContract, actions: offerMargins.actions },
  { contract: offerNegotiationContract, actions: offerNegotiation.actions },
  { contract: offerTextsContract, actions: offerTexts.actions },
  { contract: offerWriterContract, actions: offerWriter.actions, prepare: offerWriter.prepare },
  {
    contract: opportunitiesContract,
    actions: opportunities.actions,
    followers: opportunitiesFollowing.followers,
    jobs: opportunitiesFollowing.jobs,
  },
  { contract: opportunityPartsContract, actions: opportunityParts.actions },
  { contract: opportunityStagesContract, actions: opportunityStages.actions },
  { contract: ordersContract, actions: orders.actions },
  { contract: personsContract, actions: persons.actions },
  { contract: personWorkbookContract, actions: personWorkbook.actions },
  { contract: taskWorkbookContract, actions: taskWorkbook.actions },
  { contract: opportunityWorkbookContract, actions: opportunityWorkbook.actions },
  { contract: productsContract, actions: products.actions },
  { contract: productWorkbookContract, actions: productWorkbook.actions },
  { contract: priceFilesContract, actions: priceFiles.actions, prepare: priceFiles.prepare },
  { contract: priceRoundsContract, actions: priceRounds.actions, jobs: priceRoundJobs },
  { contract: pricesContract, actions: prices.actions },
  { contract: quicklineContract, actions: quickline.actions },
  { contract: samplesContract, actions: samples.actions, followers: samples.followers },
  { contract: sampleWorkbookContract, actions: sampleWorkbook.actions },
  { contract: searchContract, actions: search.actions, followers: search.followers, jobs: searchJobs },
  { contract: surveysContract, actions: surveys.actions, jobs: surveyJobs },
  { contract: tasksContract, actions: tasks.actions, followers: tasks.followers },
  { contract: timelineContract, actions: timeline.actions },
  { contract: todayContract, actions: today.actions },
  { contract: toursContract, actions: tours.actions },
  { contract: undoContract, actions: undo.actions, jobs: undo.jobs },
  { contract: viewsContract, actions: views.actions },
  { contract: weightingContract, actions: weighting.actions },
  { contract: whiteSpaceContract, actions: whiteSpace.actions },
  { contract: accountValueContract, actions: accountValue.actions, jobs: accountValueJobs },
  { contract: customerProjectsContract, actions: customerProjects.actions },
  {
    contract: protectionsContract,
    actions: protections.actions,
    followers: protectionFollowers,
    jobs: protectionJobs,
  },
]

export const registry = registryOf(slices)

/** Pages for people without a login. */
export const openPages: readonly OpenPage[] = [stylePage, ...consentPages, ...leadPages, ...surveyPages]
