import { Button } from './Button.tsx'
import { useFormat, useT } from './i18n.tsx'
import css from './OutboxList.module.css'
import type { messages } from './offline/messages.ts'
import { PlainNotice } from './offline/PlainNotice.tsx'
import { useOutbox } from './outbox.tsx'

/** What waits on this device, and what can be done about it; nothing where nothing waits. */
export function OutboxList(props: {
  /** Takes the words back into a field to change them; the entry is then gone. */
  onCorrect?: (label: string) => void
}) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { waiting, otherMembers, retry, discard } = useOutbox()
  const { onCorrect } = props
  const now = new Date().toISOString()
  if (waiting.length === 0 && otherMembers === 0) return null
  const refused = waiting.some((one) => one.state === 'refused')
  return (
    <section className={css.outbox} aria-label={t('offline.title')}>
      {waiting.length > 0 && (
        <details open={refused || undefined}>
          <summary>{t('offline.count', { count: waiting.length })}</summary>
          {waiting.some((one) => one.state !== 'refused') && <small>{t('offline.waits')}</small>}
          <ul className={css.list}>
            {waiting.map(({ id, label, typedAt, state, sentence }) => (
              <li key={id}>
                <div>
                  {label}
                  <small>
                    {state === 'sending'
                      ? t('offline.sending')
                      : t('offline.typed', { when: format.since(typedAt, now) })}
                  </small>
                  {sentence && <small className={css.no}>{sentence}</small>}
                </div>
                {state !== 'sending' && (
                  <span>
                    {sentence && (
                      <Button size="small" onClick={() => retry(id)}>
                        {t('ui.retry')}
                      </Button>
                    )}
                    {sentence && onCorrect && (
                      <Button
                        size="small"
                        onClick={() => {
                          onCorrect(label)
                          discard(id, true)
                        }}
                      >
                        {t('offline.correct')}
                      </Button>
                    )}
                    <Button size="small" kind="ghost" onClick={() => discard(id)}>
                      {t('offline.discard')}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
          <PlainNotice />
        </details>
      )}
      {otherMembers > 0 && <small>{t('offline.others', { count: otherMembers })}</small>}
    </section>
  )
}
