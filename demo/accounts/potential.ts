import type { Chapter, Scene } from './steps.ts'

type Cell = {
  unit: string
  group: string
  /** Euros a year. */
  potential: number | null
  source: string | null
  competitor?: string
  irrelevant?: boolean
  /** Of a site: what it buys from us. */
  revenue?: number
}

/** As it was noted after a round through the halls. */
const cells: readonly Cell[] = [
  {
    unit: 'kappler',
    group: 'Drehteile',
    potential: 460_000,
    source: 'Frau Haug, Jahresplanung',
    competitor: 'Brandl Drehteile',
  },
  {
    unit: 'kappler',
    group: 'Frästeile',
    potential: 880_000,
    source: 'Frau Haug, Jahresplanung',
    competitor: 'Kessler Präzision',
  },
  {
    unit: 'kappler',
    group: 'Baugruppen',
    potential: 210_000,
    source: 'Rundgang durch die Montage',
    competitor: 'Kessler Präzision',
  },
  { unit: 'kappler', group: 'Service', potential: null, source: 'eigene Instandhaltung', irrelevant: true },
  {
    unit: 'kappler-brno',
    group: 'Drehteile',
    potential: 260_000,
    source: 'Dr. Ehret, geschätzt',
    competitor: 'Brandl Drehteile',
    revenue: 18_000,
  },
  {
    unit: 'kappler-brno',
    group: 'Frästeile',
    potential: 95_000,
    source: 'Dr. Ehret, geschätzt',
    competitor: 'Brandl Drehteile',
    revenue: 0,
  },
  { unit: 'kappler-brno', group: 'Baugruppen', potential: null, source: null, revenue: 0 },
  { unit: 'kappler-brno', group: 'Ersatzteile', potential: 30_000, source: null, revenue: 0 },
]

/** The matrix of the largest customer with a site of its own; one cell became an opportunity, another one was lost. */
export const potentialChapter: Chapter = ({ ago, ahead }) => [
  {
    day: ago(400),
    by: 'alber',
    async run(scene) {
      const { call, id, keep } = scene
      keep('kappler-brno', (await call.createSite({ customerId: id('kappler'), name: 'Werk Brünn' })).id)
      // Estimated once, and never again.
      await note(scene, { unit: 'kappler', group: 'Ersatzteile', potential: 520_000, source: 'geschätzt' })
    },
  },
  {
    day: ago(180),
    by: 'alber',
    async run(scene) {
      for (const cell of cells) await note(scene, cell)
    },
  },
  {
    day: ago(120),
    by: 'alber',
    run: async (scene) => await open(scene, 'kappler-brno', 'Frästeile', 'Frästeile Brünn, zwei Muster', 38_000),
  },
  {
    day: ago(66),
    by: 'alber',
    async run({ call, id }) {
      const note = 'Brandl liefert ab Lager in Brünn, wir hätten zwei Tage gebraucht.'
      await call.loseOpportunity({
        id: id('kappler-brno-Frästeile'),
        reason: 'delivery',
        note,
        competitor: 'Brandl Drehteile',
      })
    },
  },
  {
    day: ago(48),
    by: 'alber',
    run: async (scene) => await open(scene, 'kappler', 'Baugruppen', 'Planetenstufe als Baugruppe', 84_000),
  },
  {
    day: ago(22),
    by: 'alber',
    async run({ call, id }) {
      await call.changeOpportunity({
        id: id('kappler-Baugruppen'),
        expectedClose: ahead(70),
        nextStep: 'Muster mit Dr. Ehret vermessen',
        nextStepDay: ahead(5),
      })
    },
  },
]

async function note({ call, id }: Scene, cell: Cell): Promise<void> {
  const { unit, group, potential, source, competitor = null, irrelevant = false, revenue } = cell
  await call.setWhiteSpace({
    ...{ customerId: id('kappler'), unitId: id(unit), group, source, competitor, irrelevant },
    potential: potential === null ? null : potential * 100,
    ...(revenue === undefined ? {} : { revenue: revenue * 100 }),
  })
}

async function open({ call, id, keep }: Scene, unit: string, group: string, title: string, euros: number) {
  const cell = { customerId: id('kappler'), unitId: id(unit), group }
  keep(`${unit}-${group}`, (await call.openWhiteSpace({ ...cell, title, amount: euros * 100 })).id)
}
