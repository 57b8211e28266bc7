import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Day } from '#shared/days.ts'
import type { Translate } from '#shared/translate.ts'

/** Who writes, as it stands on every paper of the company: name, address lines, foot and logo. */
export type Letterhead = {
  company: string
  sender: string
  contact: string
  footer: string[]
  /** As an address that holds the picture itself; its size in pixels. */
  logo: { image: string; width: number; height: number } | null
}

/** Who a letter goes to. */
export type Address = {
  company: string
  salutation: string | null
  title: string | null
  person: string | null
  lastName: string | null
  street: string | null
  place: string
  /** Code of the country, where it is another one. */
  country: string | null
  vatId: string | null
  customerNumber: string | null
}

/** What a letter of the house has around its text. */
export type Frame = Letterhead & {
  language: 'de' | 'en'
  day: Day
  address: Address
  /** The information block beside the address; what has no value is left out. */
  facts: [name: string, value: string | null][]
  /** What the file and later pages are called. */
  title: string
  subject: string
}

/** Millimetres in points. */
export const mm = (millimetres: number) => (millimetres * 72) / 25.4
export const grey = '#5a5a5a'
export const line = '#9a9a9a'

// DIN 5008 form B: address window from 45 mm, its text 90 × 45 mm at 25 mm; information block at 125 mm; text from 103.5 mm.
const left = mm(25)
const right = mm(20)
const width = mm(210) - left - right
const textFrom = mm(100)
// Of the logo, above the information block.
const logoTop = mm(10)
const logoFit = { width: mm(60), height: mm(20) }

/** A letter as pdfmake takes it: form B of DIN 5008. `t` knows the words of letters. */
export function letterPaper(frame: Frame, t: Translate, body: Content[]): TDocumentDefinitions {
  return {
    ...paperOf(frame, letterTop),
    header: (page) => (page === 1 ? firstHead(frame) : laterHead(frame)),
    footer: (page, pages) => foot(frame, t('letter.page', { page, pages })),
    content: letterText(frame, t, body),
  }
}

/** Several letters one after the other in one file to print, each on pages of its own. */
export function lettersPaper(
  letters: readonly { frame: Frame; t: Translate; body: Content[] }[],
): TDocumentDefinitions {
  const first = letters[0]
  if (!first) throw new Error('no letter')
  return {
    ...paperOf(first.frame, letterTop),
    footer: () => foot(first.frame, ''),
    content: letters.flatMap(({ frame, t, body }, at): Content[] => [
      ...(at > 0 ? [{ text: '', pageBreak: 'before' } as Content] : []),
      // Not in the header, which knows the pages of the whole file only.
      { stack: headLines(frame), absolutePosition: { x: left, y: mm(12) } },
      ...letterText(frame, t, body),
    ]),
  }
}

/** What a paper that is no letter says of itself. */
export type Sheet = Pick<Frame, 'title' | 'language' | 'day'> & {
  /** In grey below the title. */
  below: string
  fontSize?: number
  /** The words at the foot of a page. */
  page: (page: number, pages: number) => string
}

/** A paper that is no letter: the letterhead, its title, and what it has to say. */
export function sheetPaper(head: Letterhead, sheet: Sheet, content: Content[]): TDocumentDefinitions {
  const { title, below, fontSize = 10 } = sheet
  const named = { ...sheet, company: head.company }
  return {
    ...paperOf(named, sheetTop),
    defaultStyle: { font: 'Roboto', fontSize, lineHeight: 1.15 },
    header: (page) => (page === 1 ? firstHead(head) : laterHead(named)),
    footer: (page, pages) => foot(head, sheet.page(page, pages)),
    content: [
      ...logoOn(head),
      { text: title, bold: true, fontSize: 16 },
      { text: below, color: grey, margin: [0, 0, 0, mm(5)] },
      ...content,
    ],
  }
}

const letterTop = mm(25)
const sheetTop = mm(36)

function paperOf(
  { title, company, language, day }: Pick<Frame, 'title' | 'company' | 'language' | 'day'>,
  top: number,
): Omit<TDocumentDefinitions, 'content'> {
  return {
    pageSize: 'A4',
    pageMargins: [left, top, right, mm(32)],
    version: '1.7',
    subset: 'PDF/A-2b' as TDocumentDefinitions['subset'],
    displayTitle: true,
    language: language === 'de' ? 'de-DE' : 'en-GB',
    info: { title, author: company, creationDate: new Date(`${day}T12:00:00Z`) },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.15 },
  }
}

function letterText(frame: Frame, t: Translate, body: Content[]): Content[] {
  return [
    ...logoOn(frame),
    ...inFixedPlaces(frame),
    // Room for them.
    { text: '', margin: [0, textFrom - letterTop, 0, 0] },
    { text: frame.subject, bold: true, fontSize: 12, margin: [0, 0, 0, mm(6)] },
    { text: dear(frame, t), margin: [0, 0, 0, mm(3)] },
    ...body,
    {
      unbreakable: true,
      stack: [{ text: t('letter.greeting'), margin: [0, mm(2), 0, mm(14)] }, { text: frame.company }],
    },
  ]
}

/** Name of the company, and its address in one line. */
function firstHead(letterhead: Pick<Letterhead, 'sender'>): Content {
  return { margin: [left, mm(12), right, 0], stack: headLines(letterhead) }
}

function headLines({ sender }: Pick<Letterhead, 'sender'>): Content[] {
  const [name = '', ...more] = sender.split('\n').filter(Boolean)
  return [
    { text: name, bold: true, fontSize: 15 },
    { text: more.join(' · '), fontSize: 8, color: grey },
  ]
}

/** At the right edge, in its own proportions; a head is cut off where the text of a page begins. */
function logoOn({ logo }: Pick<Letterhead, 'logo'>): Content[] {
  if (!logo) return []
  const scale = Math.min(logoFit.width / logo.width, logoFit.height / logo.height)
  const [w, h] = [logo.width * scale, logo.height * scale]
  return [{ image: logo.image, width: w, height: h, absolutePosition: { x: left + width - w, y: logoTop } }]
}

/** Window and information block of the first page, and the marks for folding and punching. */
function inFixedPlaces(frame: Frame): Content[] {
  const { address, sender, contact } = frame
  const lines = sender.split('\n').filter(Boolean)
  const receiver = [
    address.company,
    [address.salutation, address.person].filter(Boolean).join(' '),
    address.street,
    address.place,
    address.country && countryName(address.country, frame.language),
  ].filter(Boolean) as string[]
  const facts = frame.facts.filter(([, value]) => value) as [string, string][]
  return [
    { text: lines.join(' · '), fontSize: 7, color: grey, absolutePosition: { x: left, y: mm(56) } },
    { stack: receiver, absolutePosition: { x: left, y: mm(62.7) } },
    {
      stack: [
        {
          table: { widths: [mm(32), mm(38)], body: facts.map(([name, value]) => [{ text: name, color: grey }, value]) },
          layout: { ...noLines, paddingTop: () => 0.5, paddingBottom: () => 0.5 },
        },
        ...(contact ? [{ text: contact, color: grey, margin: [0, mm(3), 0, 0] } as Content] : []),
      ],
      fontSize: 9,
      absolutePosition: { x: mm(120), y: mm(50) },
    },
    {
      canvas: [105, 148.5, 210].map((at) => ({
        type: 'line',
        x1: mm(5),
        y1: mm(at),
        x2: mm(at === 148.5 ? 11 : 9),
        y2: mm(at),
        lineWidth: 0.3,
        lineColor: line,
      })),
      absolutePosition: { x: 0, y: 0 },
    },
  ]
}

function laterHead({ title, company }: Pick<Frame, 'title' | 'company'>): Content {
  return {
    text: [company, title].filter(Boolean).join(' · '),
    fontSize: 8,
    color: grey,
    margin: [left, mm(14), right, 0],
  }
}

/** Which page it is, and what stands at the foot of every paper. */
function foot({ footer }: Pick<Letterhead, 'footer'>, pages: string): Content {
  return {
    margin: [left, mm(4), right, 0],
    fontSize: 7.5,
    color: grey,
    stack: [
      { text: pages, alignment: 'right', margin: [0, 0, 0, mm(2)] },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.4, lineColor: line }] },
      { columns: footer.map((text) => ({ text, width: '*' })), columnGap: mm(5), margin: [0, mm(1.5), 0, 0] },
    ],
  }
}

/** How the letter, and a mail with it, greets. */
export function dear(
  { address }: { address: Pick<Address, 'salutation' | 'title' | 'lastName' | 'person'> },
  t: Translate,
): string {
  const { salutation, title, lastName, person } = address
  const name = [title, lastName].filter(Boolean).join(' ')
  if (salutation === 'Herr' && lastName) return t('letter.dearHerr', { name })
  if (salutation === 'Frau' && lastName) return t('letter.dearFrau', { name })
  return person ? t('letter.dearPerson', { name: person }) : t('letter.dearAll')
}

/** A text of the letter, if there is one. */
export function paragraph(text: string): Content[] {
  return text ? [{ text, margin: [0, 0, 0, mm(4)] }] : []
}

export const noLines = { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 4 }

function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code)?.toUpperCase() ?? code
}
