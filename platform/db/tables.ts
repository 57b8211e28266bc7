// Written by `npm run tables` from a migrated database. Do not edit.

export type AbsencesTable = {
  id: string
  memberId: string
  deputyId: string
  fromDay: string
  toDay: string
  note: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type AccountPlansTable = {
  id: string
  customerId: string
  fromDay: string
  toDay: string
  reviewMonths: number
  reviewTaskId: string | null
  reviewedOn: string | null
  raciAt: string | null
  raciById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type AccountTermsTable = {
  id: string
  customerId: string
  acquisitionCost: number | null
  currency: string
  fireHours: number | null
  complaintDays: number | null
  enquiryDays: number | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type AccountValuesTable = {
  id: string
  customerId: string
  month: string
  value: number
  margin: number
  retention: number
  discount: number
  acquisitionCost: number
  currency: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ActivitiesTable = {
  id: string
  customerId: string | null
  personId: string | null
  memberId: string | null
  kind: string
  outcome: string | null
  at: string
  day: string
  contactDay: string | null
  text: string
  report: string | null
  importId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  opportunityId: string | null
  direction: string | null
}

export type AnsweredCommandsTable = {
  key: string
  memberId: string | null
  output: string
  at: string
}

export type ApiKeysTable = {
  id: string
  memberId: string
  name: string
  start: string
  secretHash: string
  lastUsedAt: string | null
  revokedAt: string | null
  expiresAt: string | null
  createdAt: string
}

export type AppointmentsTable = {
  id: string
  title: string
  customerId: string | null
  personId: string | null
  memberId: string | null
  startsAt: string
  endsAt: string
  day: string
  place: string | null
  note: string | null
  participants: string
  activityId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  cancelledAt: string | null
}

export type AuthAccountsTable = {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: string | null
  refreshTokenExpiresAt: string | null
  scope: string | null
  password: string | null
  createdAt: string
  updatedAt: string
}

export type AuthPasskeysTable = {
  id: string
  name: string | null
  publicKey: string
  userId: string
  credentialID: string
  counter: number
  deviceType: string
  backedUp: number
  transports: string | null
  createdAt: string | null
  aaguid: string | null
}

export type AuthSessionsTable = {
  id: string
  expiresAt: string
  token: string
  createdAt: string
  updatedAt: string
  ipAddress: string | null
  userAgent: string | null
  userId: string
}

export type AuthTwoFactorsTable = {
  id: string
  secret: string
  backupCodes: string
  userId: string
  verified: number | null
  failedVerificationCount: number | null
  lockedUntil: string | null
}

export type AuthUsersTable = {
  id: string
  name: string
  email: string
  emailVerified: number
  image: string | null
  createdAt: string
  updatedAt: string
  twoFactorEnabled: number | null
}

export type AuthVerificationsTable = {
  id: string
  identifier: string
  value: string
  expiresAt: string
  createdAt: string
  updatedAt: string
}

export type BonusesTable = {
  id: string
  customerId: string
  name: string
  fromDay: string
  toDay: string
  currency: string
  steps: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CallOffsTable = {
  id: string
  frameworkId: string
  day: string
  quantity: number
  note: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CareFitsTable = {
  id: string
  branch: string | null
  customerId: string | null
  ratings: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ChannelCostsTable = {
  id: string
  channel: string
  month: string
  amount: number
  currency: string
  note: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CloseReasonsTable = {
  id: string
  outcome: string
  name: string
  position: number
  countsAs: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  hiddenAt: string | null
}

export type CommissionLinesTable = {
  id: string
  statementId: string
  memberId: string
  recordId: string
  customerId: string | null
  title: string
  day: string
  amount: number
  shares: string
  reason: string
  basisPoints: number
  part: number
  rate: number
  pay: number
  kind: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CommissionPlansTable = {
  id: string
  memberId: string
  validFrom: string
  rate: number
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CommissionStatementsTable = {
  id: string
  memberId: string
  fromDay: string
  toDay: string
  currency: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ComplaintTasksTable = {
  id: string
  complaintId: string
  taskId: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ComplaintsTable = {
  id: string
  year: number
  sequence: number
  customerId: string
  personId: string | null
  text: string
  receivedDay: string
  promise: string | null
  promisedUntil: string | null
  takenAt: string | null
  takenById: string | null
  answer: string | null
  answeredOn: string | null
  answeredById: string | null
  closedAt: string | null
  closedById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ConsentRequestsTable = {
  id: string
  tokenHash: string | null
  channel: string
  address: string
  language: string
  wordingVersion: string | null
  page: string
  requestedAt: string
  expiresAt: string
  sentAt: string | null
  confirmedAt: string | null
}

export type ConsentsTable = {
  id: string
  createdAt: string
  createdById: string | null
  at: string
  channel: string
  address: string | null
  addressHash: string
  personId: string | null
  kind: string
  source: string
  wordingVersion: string | null
  page: string | null
  requestedAt: string | null
  confirmedAt: string | null
  reason: string | null
  saleDay: string | null
  goods: string | null
  noticeDay: string | null
  listCheckedOn: string | null
  voidsId: string | null
}

export type ContactStatesTable = {
  customerId: string
  ownerId: string | null
  rhythm: number
  lastContact: string | null
  due: string
  listFrom: string
  rankKey: string | null
  score: number
  occasion: string | null
  revenue: number
  revenueBefore: number
  value: number
  nextChange: string
}

export type ContractRemindersTable = {
  id: string
  contractId: string
  forDay: string
  taskId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ContractTermsTable = {
  id: string
  contractId: string
  dueDay: string
  endDay: string | null
  how: string
  amountBefore: number
  amountAfter: number
  opportunityId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ContractValuesTable = {
  id: string
  contractId: string
  untilDay: string
  amountPerYear: number
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ContractsTable = {
  id: string
  customerId: string
  name: string
  number: string | null
  startDay: string
  endDay: string | null
  amountPerYear: number
  currency: string
  renewalProbability: number | null
  renewalId: string | null
  endedAt: string | null
  endedById: string | null
  note: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  noticeMonths: number | null
  autoRenewMonths: number | null
  leadDays: number | null
  priceClause: string | null
}

export type CreditSharesTable = {
  id: string
  customerId: string | null
  opportunityId: string | null
  validFrom: string | null
  shares: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CurrencyRatesTable = {
  id: string
  currency: string
  into: string
  validFrom: string
  rate: number
  source: string | null
  known: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CustomerHelpersTable = {
  id: string
  customerId: string
  memberId: string
  part: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CustomerProjectsTable = {
  id: string
  customerId: string
  name: string
  goal: string
  untilDay: string | null
  doneAt: string | null
  doneById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CustomerReferencesTable = {
  id: string
  customerId: string
  personId: string | null
  day: string
  text: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type CustomersTable = {
  id: string
  name: string
  sortName: string
  customerNumber: string | null
  standing: string
  mode: string
  class: string | null
  classReason: string | null
  ownerId: string | null
  insideSalesId: string | null
  parentId: string | null
  street: string | null
  postcode: string | null
  city: string | null
  country: string | null
  addresses: string
  phones: string
  emails: string
  web: string | null
  vatId: string | null
  branch: string | null
  size: string | null
  source: string | null
  region: string | null
  potential: number | null
  currency: string
  rhythmDays: number | null
  spreadDay: string | null
  snoozedUntil: string | null
  snoozeReason: string | null
  snoozedOn: string | null
  tags: string
  fields: string
  note: string | null
  importId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  mergedIntoId: string | null
}

export type DeclinedNominationsTable = {
  id: string
  customerId: string
  day: string
  reason: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type DistinctPairsTable = {
  id: string
  record: string
  firstId: string
  secondId: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type DuplicateChecksTable = {
  recordId: string
  record: string
  at: string
}

export type DuplicateKeysTable = {
  key: string
  recordId: string
}

export type DuplicatePairsTable = {
  firstId: string
  secondId: string
  record: string
  groupId: string
  score: number
  verdict: string
  reasons: string
}

export type EndCustomersTable = {
  id: string
  opportunityId: string
  customerId: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type EventsTable = {
  id: string
  commandId: string
  at: string
  actorId: string | null
  via: string
  name: string
  record: string
  recordId: string
  customerId: string | null
  before: string | null
  after: string | null
  undoneAt: string | null
}

export type ExperimentCustomersTable = {
  id: string
  experimentId: string
  customerId: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ExperimentsTable = {
  id: string
  kind: string
  name: string
  channel: string | null
  segment: string | null
  approach: string | null
  measure: string
  goal: number
  budget: number | null
  currency: string
  ownerId: string
  startDay: string
  endDay: string
  taskId: string | null
  verdict: string | null
  reason: string | null
  judgedAt: string | null
  judgedById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type FileContentsTable = {
  id: string
  bytes: Uint8Array
}

export type FilesTable = {
  id: string
  name: string
  type: string
  size: number
  sha256: string
  customerId: string | null
  record: string
  recordId: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  contentId: string | null
}

export type FiresTable = {
  id: string
  customerId: string
  text: string
  raisedAt: string
  raisedById: string | null
  takenAt: string | null
  takenById: string | null
  solvedAt: string | null
  solvedById: string | null
  solution: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type FrameworksTable = {
  id: string
  customerId: string
  name: string
  unit: string | null
  currency: string
  agreed: number
  startDay: string
  endDay: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type GoalsTable = {
  id: string
  scope: string
  memberId: string | null
  measure: string
  length: string
  fromDay: string
  value: number
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type GuidesTable = {
  id: string
  kind: string
  title: string
  text: string
  stageId: string | null
  branch: string | null
  opportunityId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  place: string | null
  language: string | null
  position: number
  standardAt: string | null
}

export type HandoverChecksTable = {
  id: string
  handoverId: string
  side: string
  memberId: string
  rating: number
  sentence: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type HandoverReturnsTable = {
  id: string
  handoverId: string
  reasons: string
  note: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type HandoversTable = {
  id: string
  customerId: string
  fromId: string
  toId: string
  direction: string
  because: string
  note: string | null
  words: string
  quotes: string
  firstProposedAt: string | null
  proposedAt: string | null
  proposedById: string | null
  answerDue: string | null
  missing: string
  incompleteReason: string | null
  returnedAt: string | null
  acceptedAt: string | null
  acceptedById: string | null
  dossier: string | null
  introduceBy: string | null
  introducedDay: string | null
  introducedById: string | null
  introducedTo: string | null
  doneAt: string | null
  doneById: string | null
  notIntroduced: string | null
  checkDay: string | null
  withdrawnAt: string | null
  withdrawnById: string | null
  withdrawnReason: string | null
  tasks: string
  helperId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ImportHeadersTable = {
  kind: string
  header: string
  target: string | null
  learnedAt: string
}

export type ImportRowsTable = {
  importId: string
  tableIndex: number
  number: number
  hash: string
  cells: string
  record: string | null
  recordId: string | null
  outcome: string
  detail: string | null
}

export type ImportsTable = {
  id: string
  createdAt: string
  createdById: string | null
  content: string
  options: string
  checked: string | null
  report: string | null
  jobId: string | null
  startedAt: string | null
  finishedAt: string | null
  cancelledAt: string | null
  undoneAt: string | null
  error: string | null
}

export type IncomingMailContentsTable = {
  id: string
  bytes: Uint8Array
}

export type IncomingMailsTable = {
  id: string
  key: string
  mailboxId: string
  uidValidity: string
  uid: number
  memberId: string | null
  reason: string | null
  sender: string
  senderName: string
  subject: string
  text: string
  others: string
  at: string
  size: number
  activityId: string | null
  dismissedAt: string | null
  movedAt: string | null
  createdAt: string
}

export type JobsTable = {
  id: string
  kind: string
  payload: string
  runAt: string
  attempts: number
  startedAt: string | null
  doneAt: string | null
  failedAt: string | null
  error: string | null
  progress: string | null
  cancelledAt: string | null
  createdAt: string
  createdById: string | null
}

export type LeadReactionsTable = {
  id: string
  leadId: string
  at: string
  kind: string
  outcome: string | null
  text: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type LeadsTable = {
  id: string
  receivedAt: string
  origin: string
  originNote: string | null
  recommendedBy: string | null
  company: string | null
  salutation: string | null
  firstName: string | null
  lastName: string | null
  function: string | null
  email: string | null
  phone: string | null
  street: string | null
  postcode: string | null
  city: string | null
  country: string | null
  text: string
  amount: number | null
  currency: string
  ownerId: string | null
  takenAt: string | null
  reactedAt: string | null
  reactedById: string | null
  answers: string
  acceptedAt: string | null
  acceptedById: string | null
  rejectedAt: string | null
  rejectedById: string | null
  reason: string | null
  reasonNote: string | null
  convertedAt: string | null
  convertedById: string | null
  customerId: string | null
  personId: string | null
  opportunityId: string | null
  confirmationId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type LetterLogosTable = {
  id: string
  type: string
  width: number
  height: number
  bytes: Uint8Array
  createdAt: string
  createdById: string | null
}

export type LinksTable = {
  id: string
  purpose: string
  secretHash: string
  memberId: string | null
  expiresAt: string
  usedAt: string | null
  createdAt: string
  createdById: string | null
}

export type ListFileRowsTable = {
  listFileId: string
  number: number
  difference: string
  conflict: number
  wrong: number
  recordId: string | null
  label: string
  cells: string
  decision: string | null
  outcome: string | null
  reason: string | null
}

export type ListFilesTable = {
  id: string
  createdAt: string
  createdById: string | null
  name: string
  kind: string
  content: string
  choices: string
  report: string | null
  jobId: string | null
  startedAt: string | null
  finishedAt: string | null
  cancelledAt: string | null
  undoneAt: string | null
  error: string | null
}

export type LoginAttemptsTable = {
  key: string
  failures: number
  lastAt: string
  blockedUntil: string | null
}

export type MailboxesTable = {
  id: string
  uidValidity: string | null
  lastUid: number
  since: string
  lookedAt: string | null
  problem: string | null
  failingSince: string | null
}

export type MailsTable = {
  activityId: string
  key: string
}

export type MeetingDecisionsTable = {
  id: string
  meetingId: string
  pointId: string | null
  text: string
  taskId: string | null
  internalAt: string | null
  internalById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type MeetingPointsTable = {
  id: string
  meetingId: string
  position: number
  kind: string
  title: string
  lines: string
  minutes: string
  internalAt: string | null
  internalById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type MeetingsTable = {
  id: string
  kind: string
  customerId: string | null
  day: string
  memberIds: string
  personIds: string
  begunAt: string | null
  begunById: string | null
  doneAt: string | null
  doneById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type MembersTable = {
  id: string
  name: string
  email: string | null
  phone: string | null
  roles: string
  administratorSince: string | null
  language: string | null
  region: string | null
  leadId: string | null
  userId: string | null
  leftAt: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  fields: string | null
}

export type NeedThemesTable = {
  id: string
  name: string
  nameKey: string
  state: string
  takenById: string | null
  answer: string | null
  answeredAt: string | null
  answeredById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type NeedsTable = {
  id: string
  themeId: string
  customerId: string
  day: string
  memberId: string | null
  text: string | null
  productGroup: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type NewsTable = {
  id: string
  kind: string
  title: string
  text: string | null
  fromDay: string
  toDay: string
  aim: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type NewsAccountsTable = {
  id: string
  newsId: string
  customerId: string
  because: string
  toldDay: string | null
  toldById: string | null
  reaction: string | null
  activityId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type NominationsTable = {
  id: string
  customerId: string
  day: string
  reasons: string
  taskId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type OfferApprovalsTable = {
  id: string
  offerId: string
  net: number
  priced: number
  cost: number
  reason: string
  decision: string | null
  decidedAt: string | null
  decidedById: string | null
  words: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type OfferConcessionsTable = {
  id: string
  offerId: string
  day: string
  what: string
  amount: number | null
  inReturn: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type OfferLinesTable = {
  id: string
  offerId: string
  position: number
  kind: string
  productId: string | null
  text: string
  unit: string | null
  quantity: number
  unitPrice: number
  priceUnit: number
  discount: number
  vatRate: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  cost: number | null
}

export type OfferMailsTable = {
  id: string
  offerId: string
  personId: string | null
  purpose: string
  recipient: string
  copies: string
  subject: string
  text: string
  askOn: string | null
  letter: Uint8Array | null
  attempts: number
  problem: string | null
  sentAt: string | null
  failedAt: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type OfferNumbersTable = {
  year: number
  last: number
}

export type OffersTable = {
  id: string
  number: string
  opportunityId: string
  customerId: string | null
  amount: number
  currency: string
  sentOn: string | null
  validUntil: string | null
  askOn: string | null
  chasedOn: string | null
  note: string | null
  outcome: string | null
  decidedOn: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  year: number | null
  sequence: number | null
  revision: number | null
  discount: number | null
  language: string | null
  subject: string | null
  intro: string | null
  closing: string | null
  delivery: string | null
  payment: string | null
  vatCase: string | null
  voidReason: string | null
  personId: string | null
}

export type OpportunitiesTable = {
  id: string
  title: string
  customerId: string | null
  personId: string | null
  ownerId: string | null
  stageId: string | null
  amount: number | null
  currency: string
  expectedClose: string | null
  kind: string | null
  channel: string | null
  source: string | null
  outcome: string | null
  closedDay: string | null
  reason: string | null
  nextStep: string | null
  nextStepDay: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  reasonNote: string | null
  createdDay: string | null
  number: string | null
  note: string | null
  fields: string | null
  importId: string | null
  stageDay: string | null
  waitingUntil: string | null
  category: string | null
  budgetaryAt: string | null
  competitor: string | null
  lesson: string | null
  lessonAt: string | null
  margin: number | null
  ownProbability: number | null
  pushes: number
}

export type OpportunityHelpersTable = {
  id: string
  opportunityId: string
  memberId: string
  part: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type OpportunityHistoryTable = {
  id: string
  opportunityId: string
  kind: string
  day: string | null
  enteredAt: string
  importId: string | null
  stageId: string | null
  ownerId: string | null
  amount: number | null
  currency: string | null
  expectedClose: string | null
  known: string | null
  replacesId: string | null
}

export type OpportunityPersonsTable = {
  id: string
  opportunityId: string
  personId: string
  roles: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type OpportunityProductsTable = {
  id: string
  opportunityId: string
  productId: string
  amount: number | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type OpportunityTicksTable = {
  id: string
  opportunityId: string
  criterionId: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type OpportunityTotalsTable = {
  stageId: string
  currency: string
  ownerId: string
  count: number
  amount: number
}

export type OrdersTable = {
  id: string
  customerId: string
  opportunityId: string | null
  number: string | null
  day: string
  amount: number
  currency: string
  note: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  deliveryDay: string | null
  importId: string | null
}

export type PartnersTable = {
  id: string
  kind: string
  memberId: string | null
  customerId: string | null
  territory: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PersonsTable = {
  id: string
  customerId: string | null
  salutation: string | null
  title: string | null
  firstName: string | null
  lastName: string
  sortName: string
  function: string | null
  phones: string
  emails: string
  birthday: string | null
  birthdayKey: string | null
  language: string | null
  note: string | null
  tags: string
  fields: string
  leftAt: string | null
  importId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  mergedIntoId: string | null
  consumerSince: string | null
}

export type PlanActionsTable = {
  id: string
  planId: string
  taskId: string
  goalId: string | null
  text: string
  cost: number | null
  raci: string
  internalAt: string | null
  internalById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PlanGoalsTable = {
  id: string
  planId: string
  text: string
  measure: string
  unit: string
  fromValue: number | null
  toValue: number | null
  nowValue: number | null
  dueDay: string | null
  internalAt: string | null
  internalById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PlanMembersTable = {
  id: string
  planId: string
  memberId: string
  task: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PlanPartsTable = {
  id: string
  planId: string
  part: string
  text: string
  internalAt: string | null
  internalById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PlanRisksTable = {
  id: string
  planId: string
  text: string
  answer: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PlanVersionsTable = {
  id: string
  planId: string
  day: string
  note: string
  content: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PotentialsTable = {
  id: string
  customerId: string
  siteId: string | null
  productGroup: string
  potential: number | null
  currency: string
  source: string | null
  day: string
  competitor: string | null
  revenue: number | null
  irrelevantAt: string | null
  opportunityId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PriceListUsesTable = {
  id: string
  customerId: string | null
  listId: string | null
  currency: string
  validFrom: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PriceListsTable = {
  id: string
  name: string
  currency: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PriceRoundLinesTable = {
  id: string
  roundId: string
  customerId: string
  personId: string | null
  memberId: string | null
  class: string | null
  positions: string
  otherRevenue: number
  otherPercent: number
  revenue: number
  asked: number
  obtained: number | null
  letterOn: string | null
  fileId: string | null
  recipient: string | null
  attempts: number
  problem: string | null
  sentAt: string | null
  failedAt: string | null
  reaction: string
  reactionOn: string | null
  reactionById: string | null
  agreedPercent: number | null
  agreedFrom: string | null
  note: string | null
  taskId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PriceRoundsTable = {
  id: string
  name: string
  fromDay: string
  currency: string
  rule: string
  leeway: number | null
  leadDays: number
  remindDays: number
  texts: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type PricesTable = {
  id: string
  productId: string
  listId: string | null
  customerId: string | null
  currency: string
  validFrom: string
  scales: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  priceUnit: number
}

export type ProductsTable = {
  id: string
  number: string | null
  name: string
  nameKey: string
  productGroup: string | null
  unit: string | null
  listPrice: number | null
  currency: string
  fields: string
  importId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  costPrice: number | null
  vatRate: string
  retiredAt: string | null
}

export type ProjectStepsTable = {
  id: string
  projectId: string
  taskId: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ProtectionDisputesTable = {
  id: string
  customerId: string | null
  name: string | null
  winnerId: string | null
  day: string
  reason: string
  claims: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ProtectionRemindersTable = {
  id: string
  protectionId: string
  forDay: string
  taskId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ProtectionsTable = {
  id: string
  partnerId: string
  customerId: string | null
  name: string | null
  productGroup: string | null
  opportunityId: string | null
  fromDay: string
  toDay: string
  reason: string
  decision: string | null
  decisionReason: string | null
  decidedDay: string | null
  decidedAt: string | null
  decidedById: string | null
  withdrawnAt: string | null
  withdrawnById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type RevenuesTable = {
  id: string
  customerId: string | null
  day: string
  amount: number
  currency: string
  margin: number | null
  product: string | null
  invoice: string | null
  orderNumber: string | null
  importId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  period: string | null
  fields: string | null
}

export type SamplesTable = {
  id: string
  kind: string
  customerId: string
  personId: string | null
  text: string
  sentOn: string
  askOn: string
  outcome: string | null
  reason: string | null
  decidedOn: string | null
  decidedById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type SearchDocumentsTable = {
  key: number
  record: string
  recordId: string
  customerId: string | null
  title: string
  detail: string
}

export type SearchTrigramsTable = {
  trigram: string
  word: string
}

export type SearchWordsTable = {
  word: string
}

export type SettingsTable = {
  key: string
  value: string
  version: number
}

export type SitesTable = {
  id: string
  customerId: string
  name: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type StageCriteriaTable = {
  id: string
  stageId: string
  text: string
  position: number
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type StagesTable = {
  id: string
  name: string
  position: number
  probability: number
  limitDays: number
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type StakeholdersTable = {
  id: string
  customerId: string
  personId: string
  roles: string
  influence: string | null
  support: string | null
  interest: string | null
  coveredById: string | null
  reportsToId: string | null
  relationship: number | null
  relationshipNote: string | null
  relationshipDay: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
  rhythmDays: number | null
}

export type StrategicScoresTable = {
  id: string
  customerId: string
  ratings: string
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type SuggestionAnswersTable = {
  id: string
  customerId: string
  productGroup: string
  day: string
  reason: string | null
  because: string
  bought: number
  comparable: number
  lift: number
  opportunityId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type SuppressionsTable = {
  hash: string
  channel: string
  at: string
  liftedAt: string | null
}

export type SurveyLinksTable = {
  id: string
  surveyId: string
  tokenHash: string
  createdAt: string
}

export type SurveysTable = {
  id: string
  customerId: string
  personId: string | null
  language: string
  recipient: string | null
  mailedAt: string | null
  sentAt: string | null
  failedAt: string | null
  problem: string | null
  attempts: number
  cancelledAt: string | null
  expiresAt: string
  answeredAt: string | null
  score: number | null
  sentence: string | null
  contactAllowedAt: string | null
  taskId: string | null
  result: string | null
  resultAt: string | null
  resultById: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type TasksTable = {
  id: string
  kind: string
  customerId: string | null
  personId: string | null
  assigneeId: string | null
  delegatedTo: string | null
  text: string
  dueDay: string | null
  setOn: string
  repeat: string | null
  activityId: string | null
  doneAt: string | null
  doneById: string | null
  importId: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type ThanksTable = {
  id: string
  winKey: string
  memberId: string
  createdAt: string
  createdById: string
  version: number
  deletedAt: string | null
}

export type UndoablesTable = {
  commandId: string
  at: string
  actorId: string
  kind: string
  record: string
  recordId: string
  count: number
}

export type ViewsTable = {
  id: string
  memberId: string
  page: string
  name: string
  state: string
  sharedAt: string | null
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type WeightingsTable = {
  id: string
  validFrom: string
  newCustomer: number
  wonBack: number
  expansion: number
  repeat: number
  newMonths: number
  wonBackMonths: number
  createdAt: string
  createdById: string | null
  version: number
  deletedAt: string | null
}

export type WithdrawalLinksTable = {
  id: string
  tokenHash: string
  createdAt: string
  createdById: string | null
  channel: string
  address: string | null
  addressHash: string
  personId: string | null
  usedAt: string | null
}

export type Tables = {
  absences: AbsencesTable
  accountPlans: AccountPlansTable
  accountTerms: AccountTermsTable
  accountValues: AccountValuesTable
  activities: ActivitiesTable
  answeredCommands: AnsweredCommandsTable
  apiKeys: ApiKeysTable
  appointments: AppointmentsTable
  authAccounts: AuthAccountsTable
  authPasskeys: AuthPasskeysTable
  authSessions: AuthSessionsTable
  authTwoFactors: AuthTwoFactorsTable
  authUsers: AuthUsersTable
  authVerifications: AuthVerificationsTable
  bonuses: BonusesTable
  callOffs: CallOffsTable
  careFits: CareFitsTable
  channelCosts: ChannelCostsTable
  closeReasons: CloseReasonsTable
  commissionLines: CommissionLinesTable
  commissionPlans: CommissionPlansTable
  commissionStatements: CommissionStatementsTable
  complaintTasks: ComplaintTasksTable
  complaints: ComplaintsTable
  consentRequests: ConsentRequestsTable
  consents: ConsentsTable
  contactStates: ContactStatesTable
  contractReminders: ContractRemindersTable
  contractTerms: ContractTermsTable
  contractValues: ContractValuesTable
  contracts: ContractsTable
  creditShares: CreditSharesTable
  currencyRates: CurrencyRatesTable
  customerHelpers: CustomerHelpersTable
  customerProjects: CustomerProjectsTable
  customerReferences: CustomerReferencesTable
  customers: CustomersTable
  declinedNominations: DeclinedNominationsTable
  distinctPairs: DistinctPairsTable
  duplicateChecks: DuplicateChecksTable
  duplicateKeys: DuplicateKeysTable
  duplicatePairs: DuplicatePairsTable
  endCustomers: EndCustomersTable
  events: EventsTable
  experimentCustomers: ExperimentCustomersTable
  experiments: ExperimentsTable
  fileContents: FileContentsTable
  files: FilesTable
  fires: FiresTable
  frameworks: FrameworksTable
  goals: GoalsTable
  guides: GuidesTable
  handoverChecks: HandoverChecksTable
  handoverReturns: HandoverReturnsTable
  handovers: HandoversTable
  importHeaders: ImportHeadersTable
  importRows: ImportRowsTable
  imports: ImportsTable
  incomingMailContents: IncomingMailContentsTable
  incomingMails: IncomingMailsTable
  jobs: JobsTable
  leadReactions: LeadReactionsTable
  leads: LeadsTable
  letterLogos: LetterLogosTable
  links: LinksTable
  listFileRows: ListFileRowsTable
  listFiles: ListFilesTable
  loginAttempts: LoginAttemptsTable
  mailboxes: MailboxesTable
  mails: MailsTable
  meetingDecisions: MeetingDecisionsTable
  meetingPoints: MeetingPointsTable
  meetings: MeetingsTable
  members: MembersTable
  needThemes: NeedThemesTable
  needs: NeedsTable
  news: NewsTable
  newsAccounts: NewsAccountsTable
  nominations: NominationsTable
  offerApprovals: OfferApprovalsTable
  offerConcessions: OfferConcessionsTable
  offerLines: OfferLinesTable
  offerMails: OfferMailsTable
  offerNumbers: OfferNumbersTable
  offers: OffersTable
  opportunities: OpportunitiesTable
  opportunityHelpers: OpportunityHelpersTable
  opportunityHistory: OpportunityHistoryTable
  opportunityPersons: OpportunityPersonsTable
  opportunityProducts: OpportunityProductsTable
  opportunityTicks: OpportunityTicksTable
  opportunityTotals: OpportunityTotalsTable
  orders: OrdersTable
  partners: PartnersTable
  persons: PersonsTable
  planActions: PlanActionsTable
  planGoals: PlanGoalsTable
  planMembers: PlanMembersTable
  planParts: PlanPartsTable
  planRisks: PlanRisksTable
  planVersions: PlanVersionsTable
  potentials: PotentialsTable
  priceListUses: PriceListUsesTable
  priceLists: PriceListsTable
  priceRoundLines: PriceRoundLinesTable
  priceRounds: PriceRoundsTable
  prices: PricesTable
  products: ProductsTable
  projectSteps: ProjectStepsTable
  protectionDisputes: ProtectionDisputesTable
  protectionReminders: ProtectionRemindersTable
  protections: ProtectionsTable
  revenues: RevenuesTable
  samples: SamplesTable
  searchDocuments: SearchDocumentsTable
  searchTrigrams: SearchTrigramsTable
  searchWords: SearchWordsTable
  settings: SettingsTable
  sites: SitesTable
  stageCriteria: StageCriteriaTable
  stages: StagesTable
  stakeholders: StakeholdersTable
  strategicScores: StrategicScoresTable
  suggestionAnswers: SuggestionAnswersTable
  suppressions: SuppressionsTable
  surveyLinks: SurveyLinksTable
  surveys: SurveysTable
  tasks: TasksTable
  thanks: ThanksTable
  undoables: UndoablesTable
  views: ViewsTable
  weightings: WeightingsTable
  withdrawalLinks: WithdrawalLinksTable
}
