import { promisify } from 'node:util'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

/** What stands on each slide of a PowerPoint file, in their order. */
export async function textOfPptx(bytes: Uint8Array): Promise<string[]> {
  const parts = await unzipped(Buffer.from(bytes))
  const number = (name: string) => Number(/^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  return [...parts]
    .filter(([name]) => number(name) > 0)
    .sort(([a], [b]) => number(a) - number(b))
    .map(([, xml]) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join(' '))
}

/** All that a PowerPoint file (or a workbook) says anywhere: slides, notes, properties. */
export async function allOfZip(bytes: Uint8Array): Promise<string> {
  return [...(await unzipped(Buffer.from(bytes))).values()].join('\n')
}

async function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer)(bytes, { lazyEntries: true })
  const parts = new Map<string, string>()
  await new Promise<void>((done, fail) => {
    zip.on('error', fail).on('end', done)
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return fail(error)
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk as Buffer)
        parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
        zip.readEntry()
      })
    })
    zip.readEntry()
  })
  return parts
}
