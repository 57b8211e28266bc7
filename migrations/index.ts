import type { Schema } from '#platform/db/migrate.ts'
import { house } from './0001-house.ts'
import { customers } from './0002-customers.ts'
import { opportunities } from './0003-opportunities.ts'
import { loginAttempts } from './0010-login-attempts.ts'
import { timeline } from './0020-timeline.ts'
import { appointments } from './0021-appointments.ts'
import { stagesAndOrder } from './0030-stages.ts'
import { lastContacts } from './0031-last-contacts.ts'
import { customerLists } from './0040-customer-lists.ts'
import { customerOrders } from './0041-customer-orders.ts'
import { imports } from './0045-imports.ts'
import { search } from './0050-search.ts'
import { duplicates } from './0051-duplicates.ts'
import { customerBase } from './0052-customer-base.ts'
import { complaints } from './0053-complaints.ts'
import { listFiles } from './0055-list-files.ts'
import { mails } from './0057-mails.ts'
import { oneSearch } from './0058-one-search.ts'
import { products } from './0060-products.ts'
import { pipeline } from './0062-pipeline.ts'
import { consents } from './0063-consents.ts'
import { leads } from './0064-leads.ts'
import { largeImports } from './0065-large-imports.ts'
import { dealSteps } from './0066-deal-steps.ts'
import { offers } from './0067-offers.ts'
import { writtenOffers } from './0068-written-offers.ts'
import { contracts } from './0069-contracts.ts'
import { orders } from './0070-orders.ts'
import { findOpportunities } from './0071-find-opportunities.ts'
import { weightings } from './0072-weightings.ts'
import { goals } from './0073-goals.ts'
import { channelCosts } from './0074-channel-costs.ts'
import { guides } from './0075-guides.ts'
import { productCosts } from './0076-product-costs.ts'
import { prices } from './0077-prices.ts'
import { offerTexts } from './0078-offer-texts.ts'
import { concessions } from './0079-concessions.ts'
import { offerMargins } from './0080-offer-margins.ts'
import { offerMails } from './0081-offer-mails.ts'
import { references } from './0083-references.ts'
import { thanks } from './0084-thanks.ts'
import { experiments } from './0085-experiments.ts'
import { importedOrders } from './0086-imported-orders.ts'
import { fewerIndexes } from './0090-fewer-indexes.ts'
import { keyAccounts } from './0091-key-accounts.ts'
import { stakeholders } from './0092-stakeholders.ts'
import { filedMails } from './0095-filed-mails.ts'
import { currencyRates } from './0097-currency-rates.ts'
import { priceUnits } from './0098-price-units.ts'
import { handovers } from './0100-handovers.ts'
import { accountPlans } from './0103-account-plans.ts'
import { planVersions } from './0104-plan-versions.ts'
import { whiteSpace } from './0105-white-space.ts'
import { contractTerms } from './0107-contract-terms.ts'
import { agreements } from './0108-agreements.ts'
import { surveys } from './0111-surveys.ts'
import { meetings } from './0113-meetings.ts'
import { commission } from './0116-commission.ts'
import { accountValues } from './0119-account-values.ts'
import { customerProjects } from './0120-customer-projects.ts'
import { news } from './0122-news.ts'
import { protections } from './0124-protections.ts'
import { endCustomers } from './0125-end-customers.ts'
import { priceRounds } from './0126-price-rounds.ts'
import { personRhythms } from './0130-person-rhythms.ts'
import { undoables } from './0131-undoables.ts'
import { usedChannels } from './0132-used-channels.ts'
import { nextSteps } from './0133-next-steps.ts'
import { reopened } from './0138-reopened.ts'
import { proposals } from './0139-proposals.ts'
import { totalsByStage } from './0140-totals-by-stage.ts'

/** Every step of the schema, in order. A landed step never changes; a change is a new step. */
export const schema: Schema = {
  '0001-house': house,
  '0002-customers': customers,
  '0003-opportunities': opportunities,
  '0010-login-attempts': loginAttempts,
  '0020-timeline': timeline,
  '0021-appointments': appointments,
  '0030-stages': stagesAndOrder,
  '0031-last-contacts': lastContacts,
  '0040-customer-lists': customerLists,
  '0041-customer-orders': customerOrders,
  '0045-imports': imports,
  '0050-search': search,
  '0051-duplicates': duplicates,
  '0052-customer-base': customerBase,
  '0053-complaints': complaints,
  '0055-list-files': listFiles,
  '0057-mails': mails,
  '0058-one-search': oneSearch,
  '0060-products': products,
  '0062-pipeline': pipeline,
  '0063-consents': consents,
  '0064-leads': leads,
  '0065-large-imports': largeImports,
  '0066-deal-steps': dealSteps,
  '0067-offers': offers,
  '0068-written-offers': writtenOffers,
  '0069-contracts': contracts,
  '0070-orders': orders,
  '0071-find-opportunities': findOpportunities,
  '0072-weightings': weightings,
  '0073-goals': goals,
  '0074-channel-costs': channelCosts,
  '0075-guides': guides,
  '0076-product-costs': productCosts,
  '0077-prices': prices,
  '0078-offer-texts': offerTexts,
  '0079-concessions': concessions,
  '0080-offer-margins': offerMargins,
  '0081-offer-mails': offerMails,
  '0083-references': references,
  '0084-thanks': thanks,
  '0085-experiments': experiments,
  '0086-imported-orders': importedOrders,
  '0090-fewer-indexes': fewerIndexes,
  '0091-key-accounts': keyAccounts,
  '0092-stakeholders': stakeholders,
  '0095-filed-mails': filedMails,
  '0097-currency-rates': currencyRates,
  '0098-price-units': priceUnits,
  '0100-handovers': handovers,
  '0103-account-plans': accountPlans,
  '0104-plan-versions': planVersions,
  '0105-white-space': whiteSpace,
  '0107-contract-terms': contractTerms,
  '0108-agreements': agreements,
  '0111-surveys': surveys,
  '0113-meetings': meetings,
  '0116-commission': commission,
  '0119-account-values': accountValues,
  '0120-customer-projects': customerProjects,
  '0122-news': news,
  '0124-protections': protections,
  '0125-end-customers': endCustomers,
  '0126-price-rounds': priceRounds,
  '0130-person-rhythms': personRhythms,
  '0131-undoables': undoables,
  '0132-used-channels': usedChannels,
  '0133-next-steps': nextSteps,
  '0138-reopened': reopened,
  '0139-proposals': proposals,
  '0140-totals-by-stage': totalsByStage,
}
