import css from './KeyHints.module.css'

/** The keys that work here: `[['j', 'k'], 'auf und ab']`. Not shown where there is no keyboard. */
export function KeyHints(props: { hints: [keys: string[], what: string][] }) {
  return (
    <span className={css.hints}>
      {props.hints.map(([keys, what]) => (
        <span key={what}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {what}
        </span>
      ))}
    </span>
  )
}
