import { fold } from '#shared/text.ts'

/** First names that one person goes by, the full form first (DE, AT, CH, EN, as they stand in address books). */
const families = `
johannes hans hannes johann hansi jo joe johnny john
josef joseph sepp seppi peppi beppo pepi jupp
robert bob bobby rob robby bert robi
wilhelm willi willy helmi bill billy william will
friedrich fritz fredi frederik frederick fred freddy
karl carl charly kalle charles charlie
franz franzl franzi ferenc francis frank
georg schorsch jörg jürgen george girgl
michael michi michel mike mick michl much
andreas andi andy anderl andrew
thomas tom tommy thomy
christian chris christoph christopher christof stoffel kris
alexander alex sascha xandi sandro
maximilian max maxi
matthias mathias matze hias hiasl matthew matt
stefan stephan steffen steve steven stephen steff
ludwig wiggerl lutz louis
heinrich heinz heiner hein heini henry harry henrik
ulrich uli ulli utz
wolfgang wolf wolfi
günther günter gunther gunter
klaus claus nikolaus nico niko klausi nick nicholas
peter pete petr piet
anton toni tony antonio
rudolf rudi rolf rolfi ralf ralph
alfred fredl alf
bernhard bernd berni bernard
benjamin ben benni benny
daniel dani danny dan
dominik dominic nik
edmund edi eddie edward eduard ed ede
eberhard ebi hardy
ernst ernest ernie
gerhard gerd gert geri hardi
gottfried friedl godi
hermann herman herm
jakob jacob jockel jack jim james
jan jens jann
joachim achim jochen jochem
kurt konrad conrad
leonhard leo leonard leon hartl
manfred mani manni fredy
markus marcus marc mark
martin martl
norbert nobi
oliver oli olli
patrick paddy pat
philipp philip phil
reinhard reini
richard rick rich dick richi richy
samuel sam sammy
sebastian basti wastl bastian
siegfried sigi siggi
simon simi
theodor theo ted
tobias tobi
valentin vali
viktor victor vic
vinzenz vinz vincent
walter walther walti
werner wernher
xaver xari
anna anne anni annette anja annie nannerl
elisabeth lisa elli lisi sissi liesl bettina betty elisa else ilse elizabeth liz beth
katharina kathrin katrin kathi käthe karin katja kate catherine katherine cathy kati
margarete margarethe greta gretel grete rita margit margret maggie margaret
maria marie mia mitzi mary marion miriam
johanna hanna hannah hanni jana joanna
barbara babsi bärbel barbie
susanne susi sanne susan suzanne sue susanna
christine christina tina christel chris kirsten kristina
brigitte gitte gitti birgit britta
gabriele gabi gaby gabriela
ursula uschi ulla ursel
monika moni monica
petra petri
martina martine
alexandra sandra alexa
andrea andi
angelika geli angie angela
antonia toni
eva evi evelyn
franziska franzi fanny sissy
friederike rike fritzi
gertrud traudl trude gerti
helene leni lene helena ellen
ingrid inge inga
jennifer jenny jenni
jessica jessi
julia jule juli
karoline caroline carola lina caro
kornelia cornelia conny nelly
magdalena magda leni lena lene
manuela manu
marianne jannie
melanie mela meli
michaela michi
nicole nicki nici
patricia patty pat
rebecca becky
renate nate
rosemarie rosi rosa rosalinde
sabine bine biene
sophie sophia sofie sofia
stefanie stephanie steffi
theresa resi therese teresa
ulrike uli rike ulli
veronika vroni vera
viktoria vicky victoria
waltraud traudi
`

const roots = new Map<string, Set<number>>()
for (const [at, line] of families.trim().split('\n').entries()) {
  for (const name of line.split(' ')) {
    const key = fold(name)
    roots.set(key, (roots.get(key) ?? new Set()).add(at))
  }
}

export type FirstNameMatch = 'equal' | 'nickname' | 'typo' | 'initial' | 'other'

/** How two first names stand to each other: "Hans" and "Johannes" are one, "H." may be Hans; "Hans-Peter" goes by Hans or by Peter. */
export function matchFirstNames(a: string, b: string, isTypo: (a: string, b: string) => boolean): FirstNameMatch {
  const [first, second] = [partsOf(a), partsOf(b)]
  if (first.join('') === second.join('')) return 'equal'
  if (first.length === 0 || second.length === 0) return 'other'
  for (const one of first) {
    for (const other of second) {
      if (one.length > 1 && one === other) return 'nickname'
      if (familyOf(one).some((family) => familyOf(other).includes(family))) return 'nickname'
    }
  }
  if (first[0]!.length === 1 || second[0]!.length === 1)
    return first[0]!.charAt(0) === second[0]!.charAt(0) ? 'initial' : 'other'
  return isTypo(first.join(''), second.join('')) ? 'typo' : 'other'
}

/** The full form that stands for all short ones, for finding candidates; the name itself if none is known. */
export function fullNamesOf(name: string): string[] {
  const [part] = partsOf(name)
  if (!part) return []
  const families = familyOf(part)
  return families.length > 0 ? families.map((family) => `=${family}`) : [part]
}

function familyOf(part: string): number[] {
  return [...(roots.get(part) ?? [])]
}

function partsOf(name: string): string[] {
  return fold(name)
    .split(/[^a-z]+/)
    .filter(Boolean)
}
