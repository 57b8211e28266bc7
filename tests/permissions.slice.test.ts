import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultContactPolicy } from '#features/company/rules.ts'
import { operations } from '#features/index.ts'
import {
  answers,
  anyoneWorking,
  changes,
  changesAndMarketing,
  givers,
  giversAndLeads,
  givesAway,
  leads,
  logs,
  managers,
  nobody,
  nothingNoted,
  openTrial,
  planGoal,
  plans,
  reads,
  salesLeads,
  secret,
  type Table,
  type Trial,
} from './permissions.ts'

/**
 * Who may do what (rules §12): for every operation each role × own, helper, inside sales, deputy,
 * other's, once reading all and once kept to own customers. A new operation does not compile here
 * and fails below until it has its line.
 */
const everybody = answers('allowed')
const nothingThere = answers('notFound')
const weights = { newCustomer: 1.5, wonBack: 1.25, expansion: 1.25, repeat: 1, newMonths: 12, wonBackMonths: 12 }
const salesLeadOnly = answers('notAllowed', { salesLead: 'allowed' })
const ownFigures = answers('allowed', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' })
const valueReaders = answers('notAllowed', {
  management: 'allowed',
  salesLead: 'allowed',
  sales: 'allowed',
  keyAccountManager: 'allowed',
})
const paper = {
  language: 'de' as const,
  validUntil: '2027-01-31',
  subject: '',
  intro: '',
  closing: '',
  delivery: '',
  payment: '',
  vatCase: 'domestic' as const,
  discount: 0,
  lines: [{ kind: 'item' as const, text: 'Gehäuse', quantity: 1000, unitPrice: 100_00 }],
}
const noJob = '00000000-0000-7000-8000-000000000000'

const priceKeepers = answers('notAllowed', { management: 'allowed', salesLead: 'allowed' })
const guideKeepers = answers('notAllowed', { management: 'allowed', salesLead: 'allowed', marketing: 'allowed' })
const newsWriters = answers('allowed', {
  insideSales: 'notAllowed',
  reader: 'notAllowed',
  administrator: 'notAllowed',
  noRole: 'notAllowed',
})
const leadsAndMarketing = { ...leads, marketing: 'all' as const }

const table: Table = {
  // members
  getMe: { once: () => ({}), answer: everybody },
  changeMe: { once: () => ({ language: 'en' }), answer: everybody },
  listMembers: { once: () => ({}), answer: everybody },
  addMember: { once: () => ({ name: 'Neu' }), answer: managers },
  changeMember: { once: ({ colleague }) => ({ id: colleague, roles: ['salesLead'] }), answer: managers },
  leaveMember: { once: ({ colleague }) => ({ id: colleague }), answer: managers },
  returnMember: { once: ({ colleague }) => ({ id: colleague }), answer: managers },
  inviteMember: { once: ({ colleague }) => ({ id: colleague }), answer: managers },
  createResetLink: {
    once: ({ colleague }) => ({ id: colleague }),
    // The colleague of the scene has no login; whoever gets that far may.
    answer: answers('notAllowed', {
      management: 'loginMissing',
      salesLead: 'loginMissing',
      administrator: 'loginMissing',
    }),
  },
  checkLink: { open: { secret: 'wrong' }, answer: 'linkUnknown' },
  setUp: {
    open: { secret: 'wrong', company: 'C', name: 'N', email: 'n@c.example', password: 'kran birne lot' },
    answer: 'linkUnknown',
  },
  acceptInvitation: { open: { secret: 'wrong', password: 'kran birne lot' }, answer: 'linkUnknown' },
  resetPassword: { open: { secret: 'wrong', password: 'kran birne lot' }, answer: 'linkUnknown' },

  // backups
  exportEverything: { once: () => ({}), answer: answers('notAllowed', { administrator: 'allowed' }) },
  listBackups: { once: () => ({}), answer: answers('notAllowed', { administrator: 'allowed' }) },
  createBackup: { once: () => ({}), answer: answers('notAllowed', { administrator: 'allowed' }) },
  downloadBackup: {
    once: () => ({ name: 'bordmittel-missing.sqlite' }),
    answer: answers('notAllowed', { administrator: 'notFound' }),
  },
  bringBackup: {
    once: () => ({ from: 0, size: 5, bytes: new TextEncoder().encode('Kunde') }),
    answer: answers('notAllowed', { administrator: 'backupNotOurs' }),
  },
  restoreBackup: {
    once: () => ({ name: 'bordmittel-missing.sqlite' }),
    answer: answers('notAllowed', { administrator: 'notFound' }),
  },
  deleteBackup: {
    once: () => ({ name: 'bordmittel-missing.sqlite' }),
    answer: answers('notAllowed', { administrator: 'notFound' }),
  },

  // the own login, and that of others for who manages members (the colleague has none to change)
  getLogin: { once: () => ({}), answer: answers('loginMissing') },
  changePassword: {
    once: () => ({ current: 'kran birne lot', password: 'kran birne rot' }),
    answer: answers('loginMissing'),
  },
  listSessions: { once: ({ colleague }) => ({ memberId: colleague }), answer: managers },
  endSession: { once: () => ({ id: noJob }), answer: nothingThere },
  endSessions: { once: ({ colleague }) => ({ memberId: colleague }), answer: managers },
  removeSecondFactor: {
    once: ({ colleague }) => ({ id: colleague }),
    answer: answers('notAllowed', {
      management: 'loginMissing',
      salesLead: 'loginMissing',
      administrator: 'loginMissing',
    }),
  },
  listApiKeys: { once: ({ colleague }) => ({ memberId: colleague }), answer: managers },
  createApiKey: { once: () => ({ name: 'Excel', password: 'kran birne lot' }), answer: answers('loginMissing') },
  revokeApiKey: { once: () => ({ id: noJob }), answer: nothingThere },

  // company
  getCompany: { once: () => ({}), answer: everybody },
  changeCompany: { once: () => ({ fiscalYearStart: 4 }), answer: managers },
  weighRhythms: { once: () => ({ contactPolicy: defaultContactPolicy }), answer: everybody },

  // absences
  listAbsences: { once: () => ({}), answer: everybody },
  addAbsence: {
    once: ({ me, colleague }) => ({ memberId: colleague, deputyId: me, fromDay: '2027-01-01', toDay: '2027-01-05' }),
    answer: answers('notAllowed', { management: 'allowed', salesLead: 'allowed' }),
  },
  changeAbsence: { once: ({ ownAbsenceId }) => ({ id: ownAbsenceId, toDay: '2027-08-21' }), answer: everybody },
  deleteAbsence: {
    once: ({ othersAbsenceId }) => ({ id: othersAbsenceId }),
    answer: answers('notAllowed', { management: 'allowed', salesLead: 'allowed' }),
  },

  // customers
  listCustomers: { sees: ({ customers }) => customers.map((one) => one.id), input: { limit: 200 } },
  getCustomer: { at: ({ customerId }) => ({ id: customerId }), reach: reads },
  createCustomer: {
    once: () => ({ name: 'Neu' }),
    answer: answers('allowed', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' }),
  },
  changeCustomer: { at: ({ customerId }) => ({ id: customerId, city: 'Ulm' }), reach: changes },
  deleteCustomer: { at: ({ customerId }) => ({ id: customerId }), reach: givesAway },
  listCustomerFacets: { once: () => ({}), answer: everybody },
  exportCustomers: { once: () => ({}), answer: everybody },
  addHelper: { at: ({ customerId }, { lead }) => ({ id: customerId, memberId: lead }), reach: changes },
  changeHelper: { at: ({ helperId }) => ({ id: helperId, part: 'Technik und Service' }), reach: changes },
  removeHelper: { at: ({ helperId }) => ({ id: helperId }), reach: changes },
  changeCustomers: { at: ({ customerId }) => ({ ids: [customerId], change: { region: 'Nord' } }), reach: changes },
  deleteCustomers: { at: ({ customerId }) => ({ ids: [customerId] }), reach: givesAway },
  handOverCustomers: { at: ({ customerId }, { lead }) => ({ ids: [customerId], toId: lead }), reach: givesAway },
  handOverAll: {
    once: ({ colleague, me }) => ({ fromId: colleague, toId: me }),
    answer: answers('notAllowed', { management: 'allowed', salesLead: 'allowed' }),
  },

  // key accounts: everyone who reads customers sees them; who leads decides, who changes a customer judges it
  getKeyAccounts: { once: () => ({}), answer: everybody },
  getKeyAccount: { at: ({ customerId }) => ({ customerId }), reach: reads },
  answerNomination: { at: ({ customerId }) => ({ customerId, accept: true }), reach: leads },
  rateStrategy: { at: ({ customerId }) => ({ customerId, ratings: { growth: 4 } }), reach: changes },
  listSegmentFits: { once: () => ({}), answer: everybody },
  rateSegmentFit: {
    once: () => ({ branch: 'Maschinenbau', ratings: { complexity: 2 } }),
    answer: answers('notAllowed', { management: 'allowed', salesLead: 'allowed' }),
  },
  rateFit: { at: ({ customerId }) => ({ customerId, ratings: { complexity: 2 } }), reach: changes },
  listStakeholders: { at: ({ customerId }) => ({ customerId }), reach: plans },
  setStakeholder: {
    at: ({ customerId, personId }) => ({ customerId, personId, ...nothingNoted }),
    reach: plans,
  },
  removeStakeholder: {
    at: ({ customerId, personId }) => ({ customerId, personId }),
    reach: plans,
  },
  getWhiteSpace: { at: ({ customerId }) => ({ customerId }), reach: plans },
  setWhiteSpace: {
    at: ({ customerId }) => ({
      customerId,
      unitId: customerId,
      group: 'Antriebe',
      potential: 100_00,
      source: null,
      competitor: null,
      irrelevant: false,
    }),
    reach: plans,
  },
  openWhiteSpace: {
    at: ({ customerId }) => ({
      customerId,
      unitId: customerId,
      group: 'Lager',
      title: 'Lager',
      amount: null,
    }),
    reach: plans,
  },
  createSite: { at: ({ customerId }) => ({ customerId, name: 'Brno' }), reach: plans },
  deleteSite: { at: ({ customerId, siteId }) => ({ customerId, siteId }), reach: plans },
  listSuggestions: { at: ({ customerId }) => ({ customerId }), reach: plans },
  answerSuggestion: {
    at: ({ customerId }) => ({
      customerId,
      group: 'Service',
      because: ['Lager'],
      bought: 7,
      comparable: 9,
      lift: 2,
      accept: false,
      reason: 'eigene Leute',
    }),
    reach: plans,
  },
  getAccountPlan: { at: ({ customerId }) => ({ customerId }), reach: plans },
  createAccountPlan: {
    at: ({ customerId }) => ({ customerId, fromDay: '2027-01-01', toDay: '2027-12-31' }),
    reach: plans,
  },
  changeAccountPlan: { at: ({ planId }) => ({ id: planId, raci: true }), reach: plans },
  deleteAccountPlan: { at: ({ planId }) => ({ id: planId }), reach: plans },
  writePlanText: {
    at: ({ planId, planText }) => ({ id: planId, part: 'position' as const, text: 'Zweiter', seen: planText }),
    reach: plans,
  },
  markPlanPart: { at: ({ planId }) => ({ id: planId, part: 'goals' as const, internal: true }), reach: plans },
  savePlanGoal: { at: ({ planId }) => ({ id: planId, ...planGoal }), reach: plans },
  savePlanAction: {
    at: ({ planId }, { lead }) => ({
      ...{ id: planId, text: 'Muster schicken', memberId: lead, dueDay: '2026-12-15' },
      ...{ goalId: null, cost: null, internal: false },
    }),
    reach: plans,
  },
  savePlanRisk: { at: ({ planId }) => ({ id: planId, text: 'Wettbewerb', answer: 'Besuchen' }), reach: plans },
  savePlanMember: { at: ({ planId }, { lead }) => ({ id: planId, memberId: lead, task: 'Leitung' }), reach: plans },
  removePlanEntry: {
    at: ({ planId, planGoalId }) => ({ id: planId, list: 'goals' as const, entryId: planGoalId }),
    reach: plans,
  },
  keepPlanVersion: { at: ({ planId }) => ({ id: planId }), reach: plans },
  listPlanVersions: { at: ({ planId }) => ({ id: planId }), reach: plans },
  getPlanVersion: { at: ({ planId, planVersionId }) => ({ id: planId, versionId: planVersionId }), reach: plans },
  restorePlanTexts: {
    at: ({ planId, planVersionId }) => ({ id: planId, versionId: planVersionId, parts: ['chances' as const] }),
    reach: plans,
  },
  getPlanPaper: { at: ({ planId }) => ({ id: planId, reader: 'internal' as const }), reach: plans },
  // what key accounts are worth: as their plan; projects: as tasks of the customer
  getAccountValues: { once: () => ({}), answer: valueReaders },
  exportAccountValues: { once: () => ({}), answer: valueReaders },
  getAccountValue: { at: ({ customerId }) => ({ customerId }), reach: plans },
  setAccountTerms: {
    at: ({ customerId }) => ({
      ...{ customerId, acquisitionCost: 100_00 },
      ...{ fireHours: 2, complaintDays: null, enquiryDays: null },
    }),
    reach: plans,
  },
  getValueSettings: { once: () => ({}), answer: { ...valueReaders, administrator: 'allowed' } },
  changeValueSettings: { once: () => ({ discount: 0.1 }), answer: managers },
  listCustomerProjects: { at: ({ customerId }) => ({ customerId }), reach: reads },
  createCustomerProject: { at: ({ customerId }) => ({ customerId, name: 'Umzug' }), reach: changes },
  changeCustomerProject: { at: ({ projectId }) => ({ id: projectId, done: true }), reach: changes },
  deleteCustomerProject: { at: ({ projectId }) => ({ id: projectId }), reach: changes },
  addProjectStep: {
    at: ({ projectId }, { lead }) => ({ id: projectId, text: 'Muster', memberId: lead, dueDay: '2026-12-15' }),
    reach: changes,
  },
  // a quarterly review goes with the plan; a meeting of a series with who takes part (meetings.slice.test.ts)
  listMeetings: { at: ({ customerId }) => ({ customerId }), reach: plans },
  getMeeting: { at: ({ reviewId }) => ({ id: reviewId }), reach: plans },
  planMeeting: {
    at: ({ customerId }, { lead }) => ({
      kind: 'quarterlyReview' as const,
      ...{ customerId, day: '2026-12-15', memberIds: [lead] },
    }),
    reach: plans,
  },
  changeMeeting: { at: ({ reviewId }) => ({ id: reviewId, day: '2026-12-16' }), reach: plans },
  deleteMeeting: { at: ({ reviewId }) => ({ id: reviewId }), reach: plans },
  beginMeeting: { at: ({ reviewId }) => ({ id: reviewId }), reach: plans },
  writeMeetingPoint: { at: ({ reviewId }) => ({ id: reviewId, title: 'Werk 2' }), reach: plans },
  decideInMeeting: {
    at: ({ begunReviewId, reviewPointId }) => ({ id: begunReviewId, pointId: reviewPointId, text: 'Muster zeigen' }),
    reach: plans,
  },
  removeMeetingDecision: {
    at: ({ begunReviewId, reviewDecisionId }) => ({ id: begunReviewId, decisionId: reviewDecisionId }),
    reach: plans,
  },
  finishMeeting: { at: ({ begunReviewId }) => ({ id: begunReviewId }), reach: plans },
  getMeetingPaper: { at: ({ reviewId }) => ({ id: reviewId, reader: 'customer' as const }), reach: plans },

  getSatisfaction: { at: ({ customerId }) => ({ customerId }), reach: plans },
  listSurveys: { at: ({ customerId }) => ({ customerId }), reach: plans },
  draftSurvey: { at: ({ personId }) => ({ personId }), reach: plans },
  askPerson: { at: ({ deciderId }) => ({ personId: deciderId, address: 'reiser@beta.example' }), reach: plans },
  renewSurveyLink: { at: ({ surveyId }) => ({ id: surveyId }), reach: plans },
  cancelSurvey: { at: ({ surveyId }) => ({ id: surveyId }), reach: plans },
  noteSurveyResult: { at: ({ answeredSurveyId }) => ({ id: answeredSurveyId, text: 'Geklärt.' }), reach: plans },
  getSurveySettings: { once: () => ({}), answer: everybody },
  changeSurveySettings: { once: () => ({ everyDays: 120 }), answer: managers },
  // pay: the person and the sales lead, nobody else
  getCommissionSettings: { once: () => ({}), answer: everybody },
  changeCommissionSettings: { once: () => ({ followUpMonths: 6 }), answer: salesLeadOnly },
  setCommissionPlan: {
    once: ({ me }) => ({ memberId: me, validFrom: '2026-01-01', rate: 250 }),
    answer: salesLeadOnly,
  },
  deleteCommissionPlan: { once: ({ rateOfOther }) => ({ id: rateOfOther }), answer: salesLeadOnly },
  getAccountCredit: { at: ({ customerId }) => ({ customerId }), reach: plans },
  setAccountCredit: {
    at: ({ customerId }, { me }) => ({
      customerId,
      validFrom: '2026-02-01',
      shares: [{ memberId: me, basisPoints: 10_000 }],
    }),
    reach: salesLeads,
  },
  deleteAccountCredit: { at: ({ customerId, creditId }) => ({ customerId, id: creditId }), reach: salesLeads },
  getDealCredit: { at: ({ opportunityId }) => ({ opportunityId }), reach: plans },
  setDealCredit: {
    at: ({ opportunityId }, { me }) => ({ opportunityId, shares: [{ memberId: me, basisPoints: 10_000 }] }),
    reach: salesLeads,
  },
  // of the period in which the secret amounts are stated
  getCommission: { once: () => ({ from: '2026-04-01', to: '2026-06-30' }), answer: ownFigures },
  getStatement: {
    once: ({ lead }) => ({ from: '2026-04-01', to: '2026-06-30', memberId: lead }),
    answer: salesLeadOnly,
  },
  lockStatements: { once: () => ({ from: '2026-07-01', to: '2026-09-30' }), answer: salesLeadOnly },
  // partners and protection: everybody reads it at the customers they read, who leads keeps partners and decides
  listPartners: { once: () => ({}), answer: everybody },
  addPartner: { once: () => ({ kind: 'representative' as const, name: 'Huber' }), answer: priceKeepers },
  changePartner: { once: ({ dealer }) => ({ id: dealer, territory: 'PLZ 7' }), answer: priceKeepers },
  deletePartner: { once: ({ idleDealer }) => ({ id: idleDealer }), answer: priceKeepers },
  listProtections: { once: () => ({}), answer: everybody },
  listProtectionDisputes: { once: () => ({}), answer: everybody },
  getProtection: { at: ({ customerId }) => ({ customerId }), reach: reads },
  listProtectableDeals: { at: ({ customerId }) => ({ customerId }), reach: reads },
  requestProtection: {
    at: ({ customerId }, { otherDealer }) => ({
      ...{ partnerId: otherDealer, customerId, reason: 'Kennt sie lange' },
      ...{ fromDay: '2026-12-01', toDay: '2027-11-30' },
    }),
    reach: changes,
  },
  changeProtection: { at: ({ protectionId }) => ({ id: protectionId, toDay: '2027-06-30' }), reach: leads },
  decideProtection: { at: ({ protectionId }) => ({ id: protectionId, decision: 'granted' as const }), reach: leads },
  withdrawProtection: { at: ({ protectionId }) => ({ id: protectionId }), reach: leads },
  settleProtectionDispute: {
    once: ({ disputed }) => ({
      ids: disputed,
      winnerId: disputed[0] ?? null,
      reason: 'War zuerst da',
      day: '2026-11-21',
    }),
    answer: priceKeepers,
  },
  setEndCustomer: {
    at: ({ opportunityId, twinId }) => ({ opportunityId, customerId: twinId }),
    reach: changes,
  },
  getKeyAccountSettings: { once: () => ({}), answer: everybody },
  changeKeyAccountSettings: { once: () => ({ capacity: 9 }), answer: managers },

  // handovers: who may give a customer away proposes, only whom it is offered to answers, both sides introduce and check
  listHandovers: { once: () => ({}), answer: everybody },
  getHandover: { at: ({ handoverId }) => ({ id: handoverId }), reach: plans },
  getCustomerHandover: { at: ({ customerId }) => ({ customerId }), reach: reads },
  prepareHandover: { at: ({ twinId }, { manager }) => ({ customerId: twinId, toId: manager }), reach: givesAway },
  changeHandover: { at: ({ handoverId }) => ({ id: handoverId, words: { needs: 'kurze Wege' } }), reach: givesAway },
  proposeHandover: { at: ({ handoverId }) => ({ id: handoverId, incompleteReason: 'eilt' }), reach: givesAway },
  withdrawHandover: { at: ({ handoverId }) => ({ id: handoverId }), reach: givesAway },
  acceptHandover: { at: ({ handoverId }) => ({ id: handoverId }), reach: nobody },
  returnHandover: { at: ({ handoverId }) => ({ id: handoverId, note: 'fehlt viel' }), reach: nobody },
  introduceHandover: {
    at: ({ acceptedHandoverId }) => ({ id: acceptedHandoverId, to: 'Frau Sauter' }),
    reach: giversAndLeads,
  },
  finishHandover: {
    at: ({ acceptedHandoverId }) => ({ id: acceptedHandoverId, notIntroduced: 'kennen sich' }),
    reach: giversAndLeads,
  },
  checkHandover: { at: ({ doneHandoverId }) => ({ id: doneHandoverId, rating: 5, sentence: 'gut' }), reach: givers },
  getHandoverReport: {
    once: ({ colleague }) => ({ memberId: colleague }),
    answer: answers('figuresOfOthers', { salesLead: 'allowed' }),
  },
  getHandoverSettings: { once: () => ({}), answer: everybody },
  changeHandoverSettings: { once: () => ({ answerDays: 3 }), answer: managers },

  // the customer base: everyone who reads customers; who is kept to own ones sees the base that they make
  getSales: { once: () => ({}), answer: everybody },
  getFigures: { once: ({ me }) => ({ scope: 'member' as const, memberId: me }), answer: ownFigures },
  getOrderIntake: { once: ({ me }) => ({ scope: 'member' as const, memberId: me }), answer: ownFigures },
  listFigureRecords: {
    once: ({ me }) => ({ of: 'won' as const, scope: 'member' as const, memberId: me }),
    answer: ownFigures,
  },
  listChannelCosts: { once: () => ({}), answer: { ...managers, marketing: 'allowed' } },
  setChannelCost: {
    once: () => ({ channel: 'Messe', month: '2026-11', amount: 100 }),
    answer: { ...managers, marketing: 'allowed' },
  },
  // experiments: who weighs channels opens them and sees all; who runs one leads that (this one is the lead's)
  listExperiments: { once: () => ({}), answer: everybody },
  getExperiments: { once: () => ({}), answer: everybody },
  getExperiment: { once: ({ niche }) => ({ id: niche }), answer: { ...managers, marketing: 'allowed' } },
  openExperiment: {
    once: () => ({
      kind: 'channel' as const,
      name: 'Messe Süd',
      channel: 'Messe',
      measure: 'leads' as const,
      goal: 20,
      endDay: '2027-03-31',
    }),
    answer: { ...managers, marketing: 'allowed' },
  },
  changeExperiment: {
    once: ({ niche }) => ({ id: niche, goal: 4 }),
    answer: { ...managers, marketing: 'allowed' },
  },
  judgeExperiment: {
    once: ({ niche }) => ({ id: niche, verdict: 'stop' as const, reason: 'Kein Bedarf' }),
    answer: { ...managers, marketing: 'allowed' },
  },
  deleteExperiment: { once: ({ niche }) => ({ id: niche }), answer: { ...managers, marketing: 'allowed' } },
  addExperimentCustomers: {
    once: ({ niche, own }) => ({ id: niche, ids: [own.customerId] }),
    answer: { ...managers, marketing: 'allowed' },
  },
  removeExperimentCustomer: {
    once: ({ niche, nicheFirm }) => ({ id: niche, customerId: nicheFirm }),
    answer: { ...managers, marketing: 'allowed' },
  },
  getChannels: { once: () => ({}), answer: { ...managers, marketing: 'allowed' } },
  listGoals: {
    once: ({ colleague }) => ({ scope: 'member' as const, memberId: colleague }),
    answer: answers('notAllowed', { salesLead: 'allowed' }),
  },
  setGoals: {
    once: () => ({ measure: 'closings' as const, year: 12 }),
    answer: answers('notAllowed', { management: 'allowed', salesLead: 'allowed' }),
  },
  getWeighting: { once: () => ({}), answer: everybody },
  previewWeighting: { once: () => weights, answer: managers },
  setWeighting: { once: () => ({ validFrom: '2027-01-01', ...weights }), answer: managers },
  deleteWeighting: {
    once: () => ({ id: noJob }),
    answer: answers('notAllowed', { management: 'notFound', salesLead: 'notFound', administrator: 'notFound' }),
  },
  listCurrencyRates: { once: () => ({}), answer: everybody },
  compareCurrencyRates: { once: () => ({ text: 'CHF;30.09.2026;1,04' }), answer: managers },
  setCurrencyRates: {
    once: () => ({ rates: [{ currency: 'CHF', validFrom: '2026-09-30', rate: 1.04 }] }),
    answer: managers,
  },
  deleteCurrencyRate: {
    once: () => ({ id: noJob }),
    answer: answers('notAllowed', { management: 'notFound', salesLead: 'notFound', administrator: 'notFound' }),
  },
  getMovement: { once: () => ({}), answer: everybody },
  getPace: { once: () => ({}), answer: everybody },
  listMovement: { once: () => ({ column: 'closing' as const }), answer: everybody },
  getOutlook: { once: () => ({}), answer: everybody },
  getRelationships: { once: () => ({}), answer: everybody },
  getBacktest: { once: () => ({}), answer: everybody },
  getCustomerBase: { once: () => ({}), answer: everybody },
  listCustomerBase: { sees: ({ customers }) => customers.map((one) => one.customerId), input: { limit: 200 } },
  exportCustomerBase: { once: () => ({}), answer: everybody },
  getCustomerRfm: { sees: ({ rows }) => rows.map((one) => one.customerId), input: { limit: 500 } },
  listOwnerLoad: { once: () => ({}), answer: everybody },
  listClassProposals: {
    sees: ({ proposals }) => proposals.map((one) => one.customerId),
    input: { limit: 500 },
  },
  acceptClasses: {
    once: () => ({ ids: [noJob] }),
    answer: answers('notAllowed', { management: 'allowed', salesLead: 'allowed' }),
  },

  // duplicates: brought together by who may change both, owners do not lose a customer to a helper
  listSimilarCustomers: { once: () => ({ name: 'Neu' }), answer: everybody },
  listSimilarPersons: { once: () => ({ lastName: 'Neu' }), answer: everybody },
  listDuplicates: { once: () => ({}), answer: everybody },
  compareDuplicates: { at: ({ customerId, twinId }) => ({ ids: [customerId, twinId] }), reach: reads },
  mergeDuplicates: { at: ({ customerId, twinId }) => ({ merges: [{ ids: [customerId, twinId] }] }), reach: changes },
  keepApart: { at: ({ customerId, twinId }) => ({ groups: [[customerId, twinId]] }), reach: changes },

  // quick line
  listQuickLineNames: { once: () => ({}), answer: everybody },
  matchQuickLineNames: { once: () => ({ line: 'Tel Sauter' }), answer: everybody },
  saveQuickLine: {
    at: ({ customerId }) => ({ customerId, activity: { kind: 'call', outcome: null, text: 'Gesprochen.' } }),
    reach: logs,
  },

  // search
  search: {
    sees: ({ hits }) => hits.map((hit) => hit.customerId),
    input: { q: 'Sauter', kind: ['persons'], limit: 50 },
  },

  // contact again
  listContactAgain: { sees: ({ customers }) => customers.map((one) => one.customerId), input: { limit: 200 } },
  getContactAgain: { at: ({ customerId }) => ({ customerId }), reach: reads },
  planContacts: { once: () => ({}), answer: everybody },
  listComingUp: { once: () => ({}), answer: everybody },
  snoozeCustomer: { at: ({ customerId }) => ({ id: customerId, until: '2026-12-24' }), reach: logs },
  weighRhythm: { at: ({ customerId }) => ({ customerId, rhythmDays: 30 }), reach: reads },
  exportContactAgain: { once: () => ({}), answer: everybody },
  exportPersons: { once: () => ({}), answer: everybody },
  exportPersonCards: { once: () => ({}), answer: everybody },
  exportTasks: { once: () => ({}), answer: everybody },
  exportOpportunities: { once: () => ({}), answer: everybody },
  exportProducts: { once: () => ({}), answer: everybody },

  // persons
  listPersons: { sees: ({ persons }) => persons.map((one) => one.customerId), input: { limit: 200 } },
  getPerson: { at: ({ personId }) => ({ id: personId }), reach: reads },
  createPerson: { at: ({ customerId }) => ({ customerId, lastName: 'Neu' }), reach: changes },
  changePerson: { at: ({ personId }) => ({ id: personId, function: 'Einkauf' }), reach: changes },
  deletePerson: { at: ({ personId }) => ({ id: personId }), reach: changes },

  // activities
  logActivity: { at: ({ customerId }) => ({ customerId, kind: 'call', text: 'Hallo' }), reach: logs },
  getActivity: { at: ({ activityId }) => ({ id: activityId }), reach: reads },
  changeActivity: { at: ({ activityId }) => ({ id: activityId, text: 'Anders' }), reach: leads },
  deleteActivity: { at: ({ activityId }) => ({ id: activityId }), reach: leads },

  // appointments
  listAppointments: {
    sees: ({ appointments }) => appointments.map((one) => one.customerId),
    input: { from: '2026-11-20', to: '2026-11-20', list: 'all', limit: 200 },
  },
  getAppointment: { at: ({ appointmentId }) => ({ id: appointmentId }), reach: reads },
  getAppointmentFile: { at: ({ appointmentId }) => ({ id: appointmentId }), reach: reads },
  createAppointment: {
    at: ({ customerId }) => ({ customerId, title: 'Besuch', startsAt: '2026-12-01T09:00:00Z' }),
    reach: logs,
  },
  changeAppointment: { at: ({ appointmentId }) => ({ id: appointmentId, place: 'Ulm' }), reach: logs },
  cancelAppointment: { at: ({ appointmentId }) => ({ id: appointmentId }), reach: logs },
  holdAppointment: { at: ({ appointmentId }) => ({ id: appointmentId }), reach: logs },
  deleteAppointment: { at: ({ appointmentId }) => ({ id: appointmentId }), reach: logs },

  // tours
  listNearby: {
    sees: ({ customers }) => customers.map((one) => one.id),
    input: { place: '72070', limit: 200 },
  },
  getTour: {
    at: ({ customerId }) => ({ place: '72070', stops: [customerId], day: '2026-12-01' }),
    reach: reads,
  },
  getTourFile: {
    at: ({ customerId }) => ({ place: '72070', stops: [customerId], day: '2026-12-01' }),
    reach: reads,
  },
  createTourAppointments: {
    at: ({ customerId }) => ({ place: '72070', stops: [customerId], day: '2026-12-01' }),
    reach: logs,
  },

  // tasks
  listTasks: { sees: ({ tasks }) => tasks.map((one) => one.customerId), input: { list: 'all', limit: 200 } },
  getTask: { at: ({ taskId }) => ({ id: taskId }), reach: reads },
  createTask: { at: ({ customerId }) => ({ customerId, text: 'Muster' }), reach: logs },
  changeTask: { at: ({ taskId }) => ({ id: taskId, text: 'Anders' }), reach: logs },
  moveTasks: { at: ({ taskId }) => ({ ids: [taskId], dueDay: '2026-12-10' }), reach: logs },
  finishTask: { at: ({ taskId }) => ({ id: taskId }), reach: logs },
  reopenTask: { at: ({ doneTaskId }) => ({ id: doneTaskId }), reach: logs },
  deleteTask: { at: ({ taskId }) => ({ id: taskId }), reach: logs },

  // fires
  listFires: { sees: ({ fires }) => fires.map((one) => one.customerId), input: { limit: 200 } },
  raiseFire: { at: ({ customerId }) => ({ customerId, text: 'Es brennt' }), reach: anyoneWorking },
  takeFire: { at: ({ fireId }) => ({ id: fireId }), reach: logs },
  solveFire: { at: ({ fireId }) => ({ id: fireId, solution: 'Läuft' }), reach: logs },
  reopenFire: { at: ({ solvedFireId }) => ({ id: solvedFireId }), reach: logs },
  changeFire: { at: ({ fireId }) => ({ id: fireId, text: 'Anders' }), reach: logs },
  deleteFire: { at: ({ fireId }) => ({ id: fireId }), reach: logs },

  // complaints and samples
  listComplaints: { sees: ({ complaints }) => complaints.map((one) => one.customerId), input: { limit: 200 } },
  getComplaint: { at: ({ complaintId }) => ({ id: complaintId }), reach: reads },
  createComplaint: { at: ({ customerId }) => ({ customerId, text: 'Rost' }), reach: logs },
  changeComplaint: { at: ({ complaintId }) => ({ id: complaintId, text: 'Anders' }), reach: logs },
  takeComplaint: { at: ({ complaintId }) => ({ id: complaintId }), reach: logs },
  askAboutComplaint: { at: ({ complaintId }) => ({ id: complaintId, text: 'Bitte nachmessen' }), reach: logs },
  answerComplaint: { at: ({ complaintId }) => ({ id: complaintId, answer: 'Ersatz' }), reach: logs },
  closeComplaint: { at: ({ answeredComplaintId }) => ({ id: answeredComplaintId }), reach: logs },
  reopenComplaint: { at: ({ answeredComplaintId }) => ({ id: answeredComplaintId }), reach: logs },
  deleteComplaint: { at: ({ complaintId }) => ({ id: complaintId }), reach: logs },
  exportComplaints: { once: () => ({}), answer: everybody },
  listSamples: { sees: ({ samples }) => samples.map((one) => one.customerId), input: { limit: 200 } },
  createSample: { at: ({ customerId }) => ({ customerId, text: 'Lagerbock' }), reach: logs },
  changeSample: { at: ({ sampleId }) => ({ id: sampleId, text: 'Anders' }), reach: logs },
  decideSample: { at: ({ sampleId }) => ({ id: sampleId, outcome: 'approved' }), reach: logs },
  reopenSample: { at: ({ decidedSampleId }) => ({ id: decidedSampleId }), reach: logs },
  deleteSample: { at: ({ sampleId }) => ({ id: sampleId }), reach: logs },
  exportSamples: { once: () => ({}), answer: everybody },

  // contracts and orders: like the customer itself
  listContracts: { sees: ({ contracts }) => contracts.map((one) => one.customerId), input: { limit: 200 } },
  createContract: {
    at: ({ customerId }) => ({ customerId, name: 'Wartung', startDay: '2026-01-01', amountPerYear: 100_00 }),
    reach: changes,
  },
  changeContract: { at: ({ contractId }) => ({ id: contractId, name: 'Anders' }), reach: changes },
  renewContract: { at: ({ fixedContractId }) => ({ id: fixedContractId, endDay: '2027-12-31' }), reach: changes },
  startRenewal: { at: ({ contractId }) => ({ id: contractId }), reach: changes },
  getContractCalendar: { sees: ({ entries }) => entries.map((one) => one.customerId), input: {} },
  getRetention: { once: () => ({}), answer: everybody },
  getCustomerRisks: { at: ({ customerId }) => ({ customerId }), reach: plans },
  listEndingAgreements: {
    sees: ({ agreements }) => agreements.map((one) => one.customerId),
    input: {},
  },
  listAgreements: { at: ({ customerId }) => ({ customerId }), reach: reads },
  saveFramework: {
    at: ({ customerId }) => ({
      customerId,
      name: 'Gehäuse',
      unit: 'Stück',
      agreed: 10,
      startDay: '2026-01-01',
      endDay: '2026-12-31',
    }),
    reach: changes,
  },
  deleteFramework: { at: ({ frameworkId }) => ({ id: frameworkId }), reach: changes },
  addCallOff: { at: ({ frameworkId }) => ({ id: frameworkId, day: '2026-02-01', quantity: 5 }), reach: changes },
  deleteCallOff: { at: ({ callOffId }) => ({ id: callOffId }), reach: changes },
  saveBonus: {
    at: ({ customerId }) => ({
      customerId,
      name: 'Bonus',
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
      steps: [{ from: 100, percent: 1 }],
    }),
    reach: changes,
  },
  deleteBonus: { at: ({ bonusId }) => ({ id: bonusId }), reach: changes },
  endContract: { at: ({ contractId }) => ({ id: contractId, day: '2026-12-31' }), reach: changes },
  resumeContract: { at: ({ endedContractId }) => ({ id: endedContractId, endDay: null }), reach: changes },
  // needs and news: heard like an activity, answered by the lead; news of somebody else by who leads and marketing
  listNeeds: {
    sees: ({ themes }) => themes.flatMap(({ needs }) => needs.map((one) => one.customerId)),
    input: { limit: 200 },
  },
  noteNeed: { at: ({ customerId }) => ({ customerId, theme: 'Edelstahl' }), reach: logs },
  removeNeed: { at: ({ needId }) => ({ id: needId }), reach: changes },
  renameNeedTheme: { at: ({ needThemeId }) => ({ id: needThemeId, name: 'Anders' }), reach: leads },
  answerNeed: { at: ({ needThemeId }) => ({ id: needThemeId, state: 'done', answer: 'Ab Mai.' }), reach: leads },
  listNews: { once: () => ({}), answer: everybody },
  getNews: { once: ({ own }) => ({ id: own.newsId }), answer: everybody },
  listOpenNews: { at: ({ customerId }) => ({ customerId }), reach: reads },
  proposeNewsAccounts: { once: () => ({ branches: ['Bau'] }), answer: newsWriters },
  createNews: {
    once: () => ({ kind: 'product', title: 'Neu', fromDay: '2026-12-01', toDay: '2026-12-31' }),
    answer: newsWriters,
  },
  changeNews: { once: ({ own }) => ({ id: own.newsId, title: 'Anders' }), answer: guideKeepers },
  deleteNews: { once: ({ own }) => ({ id: own.newsId }), answer: guideKeepers },
  addNewsAccount: { at: ({ newsId, twinId }) => ({ id: newsId, customerId: twinId }), reach: leadsAndMarketing },
  removeNewsAccount: { at: ({ newsId, customerId }) => ({ id: newsId, customerId }), reach: leadsAndMarketing },
  tellNews: { at: ({ newsId, customerId }) => ({ id: newsId, customerId }), reach: logs },
  // references and thanks: the reference is the lead's success
  listReferences: { at: ({ customerId }) => ({ customerId }), reach: reads },
  recordReference: { at: ({ customerId }) => ({ customerId }), reach: changes },
  removeReference: { at: ({ referenceId }) => ({ id: referenceId }), reach: changes },
  listSmallWins: { sees: ({ wins }) => wins.map(({ customerId }) => customerId), input: { limit: 100 } },
  sayThanks: {
    at: ({ referenceId }) => ({ win: `reference:${referenceId}`, day: '2026-11-21' }),
    reach: anyoneWorking,
  },
  deleteContract: { at: ({ contractId }) => ({ id: contractId }), reach: changes },
  listOrders: { sees: ({ orders }) => orders.map((one) => one.customerId), input: { limit: 200 } },
  createOrder: { at: ({ customerId }) => ({ customerId, amount: 100_00 }), reach: changes },
  changeOrder: { at: ({ orderId }) => ({ id: orderId, amount: 200_00 }), reach: changes },
  deleteOrder: { at: ({ orderId }) => ({ id: orderId }), reach: changes },

  // consents: marketing's, and noted by whoever may change the person; the list for who answers for it
  getPersonConsents: { at: ({ personId }) => ({ personId }), reach: reads },
  addConsentEntry: {
    at: ({ personId }) => ({ personId, channel: 'email', kind: 'objection', source: 'spoken' }),
    reach: changesAndMarketing,
  },
  voidConsentEntry: { once: () => ({ id: noJob, reason: 'Verwechselt' }), answer: nothingThere },
  setConsumer: { at: ({ personId }) => ({ personId, consumer: true }), reach: changesAndMarketing },
  listConsents: {
    once: () => ({}),
    answer: answers('notAllowed', { management: 'allowed', salesLead: 'allowed', marketing: 'allowed' }),
  },
  checkContact: { at: ({ personId }) => ({ personId, channel: 'email', address: 'a@b.example' }), reach: reads },
  useContact: {
    at: ({ personId }) => ({ personId, channel: 'email', address: 'a@b.example', purpose: 'contract' }),
    reach: changesAndMarketing,
  },
  createWithdrawalLink: {
    at: ({ personId }) => ({ personId, channel: 'email', address: 'a@b.example' }),
    reach: changesAndMarketing,
  },
  getConsentSettings: { once: () => ({}), answer: everybody },
  changeConsentSettings: {
    once: () => ({ wording: 'Anders' }),
    answer: answers('notAllowed', {
      management: 'allowed',
      salesLead: 'allowed',
      marketing: 'allowed',
      administrator: 'allowed',
    }),
  },

  // leads: marketing's too (rules §12); nobody's are taken by anyone who works; to a customer by who sells
  listLeads: { sees: ({ leads: list }) => list.map((one) => one.customerId), input: { limit: 200 } },
  exportLeads: { once: () => ({}), answer: everybody },
  getLead: { at: ({ leadId }) => ({ id: leadId }), reach: reads },
  createLead: {
    once: () => ({ text: 'Neu' }),
    answer: answers('allowed', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' }),
  },
  createLeads: {
    once: () => ({ leads: [{ text: 'Neu' }] }),
    answer: answers('allowed', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' }),
  },
  changeLead: { at: ({ leadId }) => ({ id: leadId, text: 'Anders' }), reach: changesAndMarketing },
  takeLead: { at: ({ waitingLeadId }) => ({ id: waitingLeadId }), reach: anyoneWorking },
  giveLead: { at: ({ leadId }, { lead }) => ({ id: leadId, memberId: lead }), reach: changesAndMarketing },
  reactToLead: { at: ({ leadId }) => ({ id: leadId, kind: 'call' }), reach: changesAndMarketing },
  qualifyLead: { at: ({ leadId }) => ({ id: leadId, decision: 'accept' }), reach: changesAndMarketing },
  reopenLead: { at: ({ rejectedLeadId }) => ({ id: rejectedLeadId }), reach: changesAndMarketing },
  convertLead: { at: ({ leadId, customerId }) => ({ id: leadId, customerId }), reach: changes },
  deleteLead: { at: ({ leadId }) => ({ id: leadId }), reach: changesAndMarketing },
  getLeadSettings: { once: () => ({}), answer: everybody },
  changeLeadSettings: {
    once: () => ({ reasons: ['zu klein'] }),
    answer: answers('notAllowed', {
      management: 'allowed',
      salesLead: 'allowed',
      marketing: 'allowed',
      administrator: 'allowed',
    }),
  },

  // files
  listFiles: { at: ({ customerId }) => ({ record: 'customers', recordId: customerId }), reach: reads },
  attachFile: {
    at: ({ customerId }) => ({ record: 'customers', recordId: customerId, name: 'a.txt', bytes: new Uint8Array([65]) }),
    reach: logs,
  },
  downloadFile: { at: ({ fileId }) => ({ id: fileId }), reach: reads },
  deleteFile: { at: ({ fileId }) => ({ id: fileId }), reach: logs },

  // mails
  fileMail: {
    at: ({ customerId }) => ({
      record: 'customers',
      recordId: customerId,
      name: 'a.eml',
      bytes: new TextEncoder().encode('From: a@b.example\r\nSubject: Hallo\r\n\r\nText'),
    }),
    reach: logs,
  },

  // opportunities
  listStages: { once: () => ({}), answer: everybody },
  listOpportunities: { sees: ({ opportunities }) => opportunities.map((one) => one.customerId), input: { limit: 200 } },
  listBoard: {
    sees: ({ columns }) => columns.flatMap(({ opportunities }) => opportunities.map((one) => one.customerId)),
    input: { limit: 50 },
  },
  sumOpportunities: { once: () => ({}), answer: everybody },
  getOpportunity: { at: ({ opportunityId }) => ({ id: opportunityId }), reach: reads },
  createOpportunity: { at: ({ customerId }) => ({ customerId, title: 'Antrieb' }), reach: changes },
  changeOpportunity: { at: ({ opportunityId }) => ({ id: opportunityId, title: 'Anders' }), reach: changes },
  winOpportunity: { at: ({ opportunityId }) => ({ id: opportunityId, amount: 100 }), reach: changes },
  loseOpportunity: { at: ({ opportunityId }) => ({ id: opportunityId, reason: 'price' }), reach: changes },
  reopenOpportunity: { at: ({ wonOpportunityId }) => ({ id: wonOpportunityId }), reach: changes },
  deleteOpportunity: { at: ({ opportunityId }) => ({ id: opportunityId }), reach: changes },
  doNextStep: { at: ({ opportunityId }) => ({ id: opportunityId, done: 'Angerufen' }), reach: changes },
  listOpportunityHistory: { at: ({ opportunityId }) => ({ id: opportunityId }), reach: reads },
  listChannels: { once: () => ({}), answer: everybody },
  listStanding: { sees: ({ opportunities }) => opportunities.map((one) => one.customerId), input: { limit: 500 } },
  getWinLoss: { once: () => ({}), answer: everybody },
  listWinLoss: { sees: ({ opportunities }) => opportunities.map((one) => one.customerId), input: { limit: 500 } },
  listLessons: { once: () => ({}), answer: everybody },
  setOpportunityPerson: {
    at: ({ opportunityId, personId }) => ({ id: opportunityId, personId, roles: ['decider'] }),
    reach: changes,
  },
  removeOpportunityPerson: {
    at: ({ opportunityId, deciderId }) => ({ id: opportunityId, personId: deciderId }),
    reach: changes,
  },
  setOpportunityHelper: {
    at: ({ opportunityId }, { lead }) => ({ id: opportunityId, memberId: lead, part: 'Kalkulation' }),
    reach: changes,
  },
  removeOpportunityHelper: {
    at: ({ opportunityId }, { colleague }) => ({ id: opportunityId, memberId: colleague }),
    reach: changes,
  },
  setOpportunityProduct: {
    at: ({ opportunityId }, { product }) => ({ id: opportunityId, productId: product, amount: 100 }),
    reach: changes,
  },
  removeOpportunityProduct: {
    at: ({ opportunityId }, { otherProduct }) => ({ id: opportunityId, productId: otherProduct }),
    reach: changes,
  },
  tickCriterion: {
    at: ({ opportunityId }, { criterion }) => ({ id: opportunityId, criterionId: criterion, ticked: true }),
    reach: changes,
  },
  // offers go with their opportunity
  listOffers: { sees: ({ offers }) => offers.map((one) => one.customerId), input: { limit: 200 } },
  createOffer: { at: ({ opportunityId }) => ({ opportunityId, number: 'N', amount: 100 }), reach: changes },
  changeOffer: { at: ({ offerId }) => ({ id: offerId, amount: 200 }), reach: changes },
  chaseOffer: { at: ({ offerId }) => ({ id: offerId, askOn: '2026-12-10' }), reach: changes },
  orderOffer: { at: ({ offerId }) => ({ id: offerId }), reach: changes },
  loseOffer: { at: ({ offerId }) => ({ id: offerId, reason: 'price' }), reach: changes },
  getOfferSettings: { once: () => ({}), answer: everybody },
  changeOfferSettings: { once: () => ({ validDays: 14 }), answer: managers },
  draftOffer: { at: ({ opportunityId }) => ({ opportunityId }), reach: changes },
  getOfferPaper: { at: ({ draftId }) => ({ id: draftId }), reach: reads },
  // Letters take their time: they are read as the paper is; who sends and revises is asked in the slice's own test.
  getOfferLetter: { once: () => ({ id: noJob }), answer: nothingThere },
  writeOffer: { at: ({ draftId }) => ({ ...paper, id: draftId }), reach: changes },
  sendOffer: { once: () => ({ id: noJob }), answer: nothingThere },
  reviseOffer: { once: () => ({ id: noJob }), answer: nothingThere },
  voidOffer: { at: ({ draftId }) => ({ id: draftId, reason: 'doppelt' }), reach: changes },
  deleteOffer: { at: ({ offerId }) => ({ id: offerId }), reach: changes },
  getMailSettings: { once: () => ({}), answer: managers },
  changeMailSettings: { once: () => ({ host: 'mail.example.de', sender: 'a@example.de' }), answer: managers },
  sendTestMail: {
    once: () => ({ to: 'a@example.de' }),
    answer: answers('notAllowed', {
      management: 'mailServerMissing',
      salesLead: 'mailServerMissing',
      administrator: 'mailServerMissing',
    }),
  },
  getMailIntake: { once: () => ({}), answer: managers },
  changeMailIntake: { once: () => ({ folder: 'INBOX' }), answer: managers },
  testMailbox: {
    once: () => ({}),
    answer: answers('notAllowed', {
      management: 'intakeIncomplete',
      salesLead: 'intakeIncomplete',
      administrator: 'intakeIncomplete',
    }),
  },
  fetchMails: {
    once: () => ({}),
    answer: answers('notAllowed', {
      management: 'intakeOff',
      salesLead: 'intakeOff',
      administrator: 'intakeOff',
    }),
  },
  // Everyone sees what they filed themselves, who leads all; whose is whose is asked in the slice's own test.
  listWaitingMails: { once: () => ({}), answer: everybody },
  assignMail: { once: ({ own }) => ({ id: noJob, customerId: own.customerId }), answer: nothingThere },
  dismissMail: { once: () => ({ id: noJob }), answer: nothingThere },
  getLetterLogo: { once: () => ({}), answer: nothingThere },
  setLetterLogo: {
    once: () => ({ bytes: new TextEncoder().encode('kein Bild') }),
    answer: answers('notAllowed', {
      management: 'logoUnreadable',
      salesLead: 'logoUnreadable',
      administrator: 'logoUnreadable',
    }),
  },
  removeLetterLogo: { once: () => ({}), answer: managers },
  draftOfferMail: { at: ({ draftId }) => ({ id: draftId }), reach: changes },
  // Makes a letter each time, as the ones below.
  mailOffer: {
    once: () => ({ id: noJob, to: 'a@example.de', subject: 'Angebot', text: 'Anbei' }),
    answer: nothingThere,
  },
  listOfferMails: { at: ({ offerId }) => ({ id: offerId }), reach: reads },
  cancelOfferMail: { once: () => ({ id: noJob }), answer: nothingThere },
  getLineCost: { at: ({ draftId }, { product }) => ({ id: draftId, productId: product }), reach: changes },
  // Drafts of the scenes are dear enough: whoever gets that far may ask.
  askApproval: { once: () => ({ id: noJob, reason: 'Einstieg' }), answer: nothingThere },
  listApprovals: { once: () => ({}), answer: everybody },
  decideApproval: {
    once: () => ({ id: noJob, approved: true }),
    answer: answers('notAllowed', { management: 'notFound', salesLead: 'notFound' }),
  },
  listConcessions: { at: ({ opportunityId }) => ({ opportunityId }), reach: reads },
  addConcession: { at: ({ offerId }) => ({ offerId, what: 'Fracht frei' }), reach: changes },
  changeConcession: { at: ({ concessionId }) => ({ id: concessionId, inReturn: 'Referenz' }), reach: changes },
  deleteConcession: { at: ({ concessionId }) => ({ id: concessionId }), reach: changes },
  createStage: { once: () => ({ name: 'Probelauf', probability: 0.6, limitDays: 30 }), answer: managers },
  changeStage: { once: ({ stage }) => ({ id: stage, limitDays: 20 }), answer: managers },
  orderStages: { once: ({ stages }) => ({ ids: stages }), answer: managers },
  deleteStage: { once: ({ stage, stages }) => ({ id: stage, moveTo: stages[1] }), answer: managers },
  setStageCriteria: { once: ({ stage }) => ({ id: stage, criteria: [{ text: 'Budget genannt' }] }), answer: managers },
  listReasons: { once: () => ({}), answer: everybody },
  createReason: { once: () => ({ outcome: 'lost', name: 'Zahlungsziel' }), answer: managers },
  changeReason: { once: () => ({ id: 'price', hidden: true }), answer: managers },
  orderReasons: {
    once: () => ({ ids: ['other', 'noDecision', 'price', 'competitor', 'delivery', 'technical'] }),
    answer: managers,
  },

  // guides: whoever works with customers writes them, changes own ones; these lead changes all (this one is the lead's)
  listGuides: { once: () => ({}), answer: everybody },
  createGuide: {
    once: () => ({ kind: 'text', title: 'Gruß', text: 'Guten Tag' }),
    answer: answers('allowed', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' }),
  },
  orderGuides: { once: ({ guide }) => ({ ids: [guide] }), answer: guideKeepers },
  setStandardGuide: { once: ({ offerText }) => ({ id: offerText, standard: true }), answer: guideKeepers },
  getStandardTexts: { once: () => ({ language: 'en' }), answer: everybody },
  changeGuide: { once: ({ guide }) => ({ id: guide, text: 'Servus' }), answer: guideKeepers },
  deleteGuide: { once: ({ guide }) => ({ id: guide }), answer: guideKeepers },

  // products and prices: settings of sales; prices of a customer are read with it
  listProducts: { once: () => ({}), answer: everybody },
  createProduct: {
    once: () => ({ name: 'Spindel' }),
    answer: answers('notAllowed', { management: 'allowed', salesLead: 'allowed' }),
  },
  changeProduct: {
    once: () => ({ id: noJob, name: 'Spindel' }),
    answer: answers('notAllowed', { management: 'notFound', salesLead: 'notFound' }),
  },
  getProduct: { once: ({ product }) => ({ id: product }), answer: everybody },
  getProductSales: { once: ({ product }) => ({ id: product }), answer: everybody },
  retireProduct: { once: ({ product }) => ({ id: product, retired: true }), answer: priceKeepers },
  listPriceLists: { once: () => ({}), answer: everybody },
  createPriceList: { once: () => ({ name: 'Händler' }), answer: priceKeepers },
  changePriceList: { once: ({ priceList }) => ({ id: priceList, name: 'Händler' }), answer: priceKeepers },
  deletePriceList: { once: ({ priceList }) => ({ id: priceList }), answer: priceKeepers },
  usePriceList: {
    at: ({ customerId }, { priceList }) => ({ customerId, listId: priceList, validFrom: '2027-01-01' }),
    reach: leads,
  },
  listPrices: { once: ({ product }) => ({ productId: product }), answer: everybody },
  setPrice: {
    at: ({ customerId }, { product }) => ({ productId: product, customerId, validFrom: '2027-01-01', scales: [] }),
    reach: leads,
  },
  comparePriceFile: {
    once: () => ({ id: noJob, name: 'a.csv', validFrom: '2027-01-01', bytes: new TextEncoder().encode('Nr;Preis') }),
    answer: answers('notAllowed', { management: 'notFound', salesLead: 'notFound' }),
  },
  applyPriceFile: {
    once: () => ({
      ...{ id: noJob, name: 'a.csv', validFrom: '2027-01-01', count: 1 },
      bytes: new TextEncoder().encode('Nr;Preis'),
    }),
    answer: answers('notAllowed', { management: 'notFound', salesLead: 'notFound' }),
  },
  deletePrice: {
    once: () => ({ id: noJob }),
    answer: answers('notAllowed', { management: 'notFound', salesLead: 'notFound' }),
  },
  getCustomerPricing: { at: ({ customerId }) => ({ id: customerId }), reach: reads },
  findPrices: {
    at: ({ customerId }, { product }) => ({ customerId, currency: 'EUR', productIds: [product] }),
    reach: reads,
  },
  deleteProduct: {
    once: () => ({ id: noJob }),
    answer: answers('notAllowed', { management: 'notFound', salesLead: 'notFound' }),
  },

  // price rounds: planned by who sets prices; whoever works with a customer notes how it reacted
  listPriceRounds: { once: () => ({}), answer: everybody },
  getPriceRound: { once: ({ priceRound }) => ({ id: priceRound }), answer: everybody },
  createPriceRound: {
    once: () => ({ name: 'Preise', fromDay: '2027-01-01', rule: { kind: 'percent' as const, percent: 300 } }),
    answer: priceKeepers,
  },
  changePriceRound: { once: ({ priceRound }) => ({ id: priceRound, remindDays: 21 }), answer: priceKeepers },
  deletePriceRound: { once: ({ priceRound }) => ({ id: priceRound }), answer: priceKeepers },
  addToPriceRound: {
    once: ({ priceRound, nicheFirm }) => ({ id: priceRound, customerIds: [nicheFirm] }),
    answer: priceKeepers,
  },
  removeFromPriceRound: { at: ({ priceLineId }) => ({ id: priceLineId }), reach: leads },
  listPriceRoundLines: { at: ({ customerId }) => ({ customerId }), reach: reads },
  getPriceRoundLine: { at: ({ priceLineId }) => ({ id: priceLineId }), reach: reads },
  setPriceReaction: {
    at: ({ priceLineId }) => ({ id: priceLineId, reaction: 'accepted' as const }),
    reach: changes,
  },
  setPriceLetterPerson: { at: ({ priceLineId, personId }) => ({ id: priceLineId, personId }), reach: changes },
  // Make a letter each time.
  getPriceLetter: { once: () => ({ id: noJob }), answer: nothingThere },
  getPriceLetters: { once: () => ({ id: noJob }), answer: nothingThere },
  sendPriceLetters: { once: () => ({ id: noJob }), answer: nothingThere },
  mailPriceLetter: { once: () => ({ id: noJob, to: 'a@example.de' }), answer: nothingThere },

  // imports: whoever may enter customers; others' are seen by the lead
  addImportFile: {
    once: () => ({ name: 'a.csv', bytes: new TextEncoder().encode('Firma;Ort\nAdler;Ulm\n') }),
    answer: answers('allowed', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' }),
  },
  listImports: {
    once: () => ({}),
    answer: answers('allowed', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' }),
  },
  getImport: { once: () => ({ id: noJob }), answer: nothingThere },
  changeImportTable: { once: () => ({ id: noJob, index: 0 }), answer: nothingThere },
  changeImport: { once: () => ({ id: noJob }), answer: nothingThere },
  checkImport: { once: () => ({ id: noJob }), answer: nothingThere },
  runImport: { once: () => ({ id: noJob }), answer: nothingThere },
  cancelImport: { once: () => ({ id: noJob }), answer: nothingThere },
  discardImport: { once: () => ({ id: noJob }), answer: nothingThere },
  undoImport: { once: () => ({ id: noJob }), answer: nothingThere },
  listImportRows: { once: () => ({ id: noJob }), answer: nothingThere },
  getRejectedRows: { once: () => ({ id: noJob }), answer: nothingThere },
  exportInShape: { once: () => ({ id: noJob }), answer: nothingThere },
  getPrivacyNotice: { once: () => ({ id: noJob }), answer: nothingThere },

  // lists that come back: each row is written with the rights at its own record
  addListFile: {
    once: () => ({ name: 'a.xlsx', bytes: new TextEncoder().encode('Kunde') }),
    answer: answers('listFileNotOurs', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' }),
  },
  listListFiles: {
    once: () => ({}),
    answer: answers('allowed', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' }),
  },
  getListFile: { once: () => ({ id: noJob }), answer: nothingThere },
  listListFileRows: { once: () => ({ id: noJob }), answer: nothingThere },
  changeListFile: { once: () => ({ id: noJob, new: 'leave' }), answer: nothingThere },
  decideListFileRow: { once: () => ({ id: noJob, number: 2 }), answer: nothingThere },
  applyListFile: { once: () => ({ id: noJob }), answer: nothingThere },
  cancelListFile: { once: () => ({ id: noJob }), answer: nothingThere },
  discardListFile: { once: () => ({ id: noJob }), answer: nothingThere },
  undoListFile: { once: () => ({ id: noJob }), answer: nothingThere },

  // work in the background: own jobs, an administrator's everybody's
  listJobs: { once: () => ({}), answer: everybody },
  getJob: { once: () => ({ id: noJob }), answer: nothingThere },
  retryJob: { once: () => ({ id: noJob }), answer: nothingThere },
  cancelJob: { once: () => ({ id: noJob }), answer: nothingThere },

  // timeline
  listTimeline: { at: ({ customerId }) => ({ customerId }), reach: reads },

  // views: own ones; sharing is not for readers
  listViews: { once: () => ({ page: 'customers' }), answer: everybody },
  createView: {
    once: () => ({ page: 'customers', name: 'Neu', query: '', shared: true }),
    answer: answers('allowed', { reader: 'notAllowed', administrator: 'notAllowed', noRole: 'notAllowed' }),
  },
  changeView: { once: () => ({ id: noJob, name: 'Neu' }), answer: nothingThere },
  deleteView: { once: () => ({ id: noJob }), answer: nothingThere },

  // customer sheet
  getCustomerSheet: { at: ({ customerId }) => ({ id: customerId }), reach: reads },

  // today
  getToday: { once: () => ({}), answer: everybody },

  // undo: only what oneself did
  undo: { once: () => ({ undo: noJob }), answer: answers('undoNotFound') },
  listUndoable: { once: () => ({}), answer: everybody },
}

let trial: Trial
beforeAll(async () => {
  trial = await openTrial()
})
afterAll(() => trial.close())

it('every operation has its line', () => {
  expect(Object.keys(operations).filter((name) => !(name in table))).toEqual([])
  expect(Object.keys(table).filter((name) => !(name in operations))).toEqual([])
})

it('what is kept from others is not in the index of the search', async () => {
  const lead = await trial.house.member(['salesLead'])
  const [{ id } = { id: '' }] = (await lead.listCustomers({ limit: 1 })).customers
  const hits = async (q: string) => (await lead.search({ q })).hits
  expect(await hits(`${secret}salesXotherX`)).toEqual([])
  await lead.logActivity({ customerId: id, kind: 'call', text: `${secret}Probe` })
  expect(await hits(`${secret}Probe`)).toHaveLength(1)
})

describe('who may', () => {
  it.each(Object.keys(table) as (keyof Table)[])('%s', async (name) => {
    expect(await trial.differences(name, table[name])).toEqual([])
  })
})
