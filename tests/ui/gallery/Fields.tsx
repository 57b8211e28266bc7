import { useState } from 'react'
import { fold } from '#shared/text.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox, type Option, TagsInput } from '#ui/Combobox.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { DayInput, MoneyInput, NumberInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import { de, today } from './words.ts'

const customers: Option[] = ['Stahlbau Müller KG', 'Reiser Pumpen GmbH', 'Aichele Werkzeugbau', 'Technik Vogt AG'].map(
  (label) => ({
    value: label,
    label,
    note: 'Esslingen',
  }),
)
const searchCustomers = async (text: string) => customers.filter((option) => fold(option.label).includes(fold(text)))

export default function Fields() {
  const [name, setName] = useState('')
  const [customer, setCustomer] = useState<Option | null>(null)
  const [amount, setAmount] = useState<number | null>(1_240_000)
  const [days, setDays] = useState<number | null>(30)
  const [day, setDay] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const [tags, setTags] = useState(['Messe 2025'])
  const [text, setText] = useState('')
  const [mail, setMail] = useState(true)
  return (
    <>
      <PageTitle title={de('Verkaufschance anlegen', 'New opportunity')}>
        {de(
          'Nur der Name ist nötig, alles andere kann später kommen.',
          'Only the name is needed, everything else can come later.',
        )}
      </PageTitle>
      <Card padded>
        <Form
          onSubmit={() => toast(de('Gespeichert.', 'Saved.'), { tone: 'done' })}
          foot={
            <>
              <Button>{de('Abbrechen', 'Cancel')}</Button>
              <Button kind="do" type="submit">
                {de('Anlegen', 'Create')}
              </Button>
            </>
          }
        >
          <Field required label={de('Name', 'Name')}>
            {(control) => <TextInput {...control} value={name} onChange={setName} />}
          </Field>
          <FieldPair>
            <Field
              label={de('Kunde', 'Customer')}
              hint={de('Tippen genügt, auch mit Fehlern.', 'Just type, mistakes are fine.')}
            >
              {(control) => (
                <Combobox
                  {...control}
                  value={customer}
                  options={searchCustomers}
                  onChange={setCustomer}
                  onCreate={(label) => setCustomer({ value: label, label })}
                />
              )}
            </Field>
            <Field label={de('Art', 'Kind')}>
              {(control) => (
                <SelectInput
                  {...control}
                  value={kind}
                  onChange={setKind}
                  empty={de('Bitte wählen', 'Please choose')}
                  options={[
                    { value: 'new', label: de('Neugeschäft', 'New business') },
                    { value: 'more', label: de('Ausbau', 'Development') },
                  ]}
                />
              )}
            </Field>
          </FieldPair>
          <FieldPair>
            <Field label={de('Betrag', 'Amount')}>
              {(control) => <MoneyInput {...control} currency="EUR" value={amount} onChange={setAmount} />}
            </Field>
            <Field
              label={de('Rhythmus', 'Rhythm')}
              hint={de('Das sind etwa 22 Kontakte je Woche.', 'About 22 contacts a week.')}
            >
              {(control) => (
                <NumberInput
                  {...control}
                  least={1}
                  most={1000}
                  digits={0}
                  unit={de('Tage', 'days')}
                  value={days}
                  onChange={setDays}
                />
              )}
            </Field>
            <Field label={de('Abschluss', 'Close')}>
              {(control) => <DayInput {...control} today={today} value={day} onChange={setDay} />}
            </Field>
          </FieldPair>
          <Field label={de('Stichwörter', 'Tags')}>
            {(control) => <TagsInput {...control} value={tags} known={['Pumpen', 'Lager']} onChange={setTags} />}
          </Field>
          <Field label={de('Notiz', 'Note')} problem={de('Höchstens 2.000 Zeichen.', 'At most 2,000 characters.')}>
            {(control) => <TextArea {...control} value={text} onChange={setText} />}
          </Field>
          <CheckField
            label={de('Kolleg:innen Bescheid geben', 'Tell the colleagues')}
            hint={de('Wer mitarbeitet, bekommt eine Mail.', 'Whoever works with you gets a mail.')}
            checked={mail}
            onChange={setMail}
          />
        </Form>
      </Card>
    </>
  )
}
