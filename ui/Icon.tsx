/** Line drawings on a 20 × 20 ground, one stroke width, no colour of their own. */
const paths = {
  today:
    'M10 3.2v1.6M10 15.2v1.6M3.2 10h1.6M15.2 10h1.6M5.2 5.2l1.1 1.1M13.7 13.7l1.1 1.1M5.2 14.8l1.1-1.1M13.7 6.3l1.1-1.1M10 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  customers: 'M3 17h14M4.5 17V4.5A1 1 0 0 1 5.5 3.5h5a1 1 0 0 1 1 1V17M11.5 8h3a1 1 0 0 1 1 1v8M7 7h2M7 10h2M7 13h2',
  business: 'M3 5h14l-5 6v4.5l-4 1.5v-6z',
  key: 'M12.5 3.5a4 4 0 1 1-3.6 5.7L3.5 14.6v2h2.2v-1.8h1.8V13h1.6l1.3-1.3M13.3 6.7h.01',
  marketing:
    'M3.5 8.5v3a1 1 0 0 0 1 1H6l7.5 3.5V4L6 7.5H4.5a1 1 0 0 0-1 1zM6.5 12.7l.8 3.8h2M16 8.3a2.4 2.4 0 0 1 0 3.4',
  team: 'M7.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM2.7 16.2c0-2.7 2-4.2 4.8-4.2s4.8 1.5 4.8 4.2M13 9.3a2.3 2.3 0 1 0-.6-4.5M14 12.1c2 .2 3.3 1.6 3.3 3.7',
  market: 'M3 13.5c1.5-1.3 2.5-1.3 4 0s2.5 1.3 4 0 2.5-1.3 4 0c.8.6 1.4 1 2 1M10 10.5V3.5l5 2.2-5 2.3',
  reports: 'M3.5 16.5h13M5.5 14v-3.5M10 14V5M14.5 14V8',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  down: 'M6 8l4 4 4-4',
  up: 'M6 12l4-4 4 4',
  sort: 'M6.5 4v12M3.5 13l3 3 3-3M13.5 16V4M10.5 7l3-3 3 3',
  right: 'M8 6l4 4-4 4',
  left: 'M12 6l-4 4 4 4',
  arrowUp: 'M10 16V4M5.5 8.5L10 4l4.5 4.5',
  arrowDown: 'M10 4v12M5.5 11.5L10 16l4.5-4.5',
  search: 'M8.8 14.1a5.3 5.3 0 1 0 0-10.6 5.3 5.3 0 0 0 0 10.6zM12.7 12.7l4 4',
  plus: 'M10 4.5v11M4.5 10h11',
  minus: 'M4.5 10h11',
  phone:
    'M6.6 3.5l1.7 3.3-1.5 1.7c.8 1.8 2 3 3.9 3.9l1.7-1.5 3.2 1.6-.4 2.6c-.2.8-.9 1.4-1.7 1.3C8 16 4.1 12.2 3.6 6.7c0-.9.5-1.6 1.3-1.8z',
  mail: 'M3.5 5.5h13v9h-13zM3.5 6l6.5 5 6.5-5',
  calendar: 'M4 5.5h12v11H4zM4 8.8h12M7 3.5v3M13 3.5v3',
  columns: 'M3.5 4.5h13v11h-13zM8 4.5v11M12.3 4.5v11',
  filter: 'M3.5 6h13M6 10h8M8.5 14h3',
  box: 'M3.5 7L10 3.8 16.5 7v6.5L10 16.7l-6.5-3.2zM3.5 7l6.5 3.2L16.5 7M10 10.2v6.5',
  fire: 'M10 17c3 0 4.8-2 4.8-4.6 0-3.4-3-4.4-2.8-8.4-3 1.2-4 3.6-3.6 5.9-1-.3-1.5-1.1-1.6-2-1 1.2-1.6 2.7-1.6 4.4C5.2 15 7 17 10 17z',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.6',
  visit:
    'M10 17c3.3-3.7 5-6.3 5-8.5a5 5 0 0 0-10 0c0 2.2 1.7 4.8 5 8.5zM10 10.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z',
  note: 'M5 3.5h7l3 3v10H5zM12 3.5v3h3M7.5 10h5M7.5 13h5',
  promise:
    'M10 3.5l2 1.3 2.4.1.8 2.3 1.8 1.5-.7 2.3.7 2.3-1.9 1.4-.8 2.3-2.4.1-2 1.3-2-1.3-2.4-.1-.8-2.3-1.9-1.4.7-2.3-.7-2.3 1.9-1.5.8-2.3 2.4-.1zM7.5 10.3l1.8 1.8 3.3-3.7',
  change: 'M4 7.5h10.5L12 5M16 12.5H5.5L8 15',
  file: 'M14 9.5l-4.7 4.7a2.6 2.6 0 0 1-3.7-3.7l5.7-5.7a1.7 1.7 0 0 1 2.4 2.4l-5.6 5.7',
  undo: 'M7.5 5L4 8.5 7.5 12M4 8.5h7.5a4 4 0 0 1 0 8H8.5',
  edit: 'M4 16l.7-3.2 8.6-8.6 2.5 2.5-8.6 8.6zM11.5 6l2.5 2.5',
  trash: 'M4.5 6h11M8 6V4h4v2M6 6l.7 10h6.6L14 6M8.7 8.8v4.5M11.3 8.8v4.5',
  settings: 'M4 6h6M13.5 6H16M4 14h2.5M10 14h6M11.7 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8.3 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  leave: 'M11.5 6V4h-7v12h7v-2M8.5 10h8M14 7.5l2.5 2.5-2.5 2.5',
  help: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8.2c.1-1.2.9-1.9 2-1.9s2.1.7 2.1 1.8c0 1.5-2.1 1.6-2.1 3.1M10 13.7h.01',
  warning: 'M10 3.8l7 12.4H3zM10 8.5v3.5M10 14h.01',
  star: 'M10 3.5l2 4.2 4.6.6-3.4 3.2.9 4.6-4.1-2.3-4.1 2.3.9-4.6L3.4 8.3 8 7.7z',
  print: 'M6 7.5v-4h8v4M6 14H3.5V7.5h13V14H14M6 11.5h8v5H6z',
  download: 'M10 3.5V12M6.5 8.8L10 12.3l3.5-3.5M4 16h12',
  external: 'M11.5 4.5h4v4M15.5 4.5l-7 7M8.5 5.5h-4v10h10v-4',
} as const

export type IconName = keyof typeof paths

/** A small drawing beside a word; for screen readers it does not exist, so never let it stand alone without a label. */
export function Icon(props: { name: IconName; size?: number }) {
  const size = props.size ?? 20
  const heavy = props.name === 'more'
  return (
    <svg
      aria-hidden="true"
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={heavy ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[props.name]} />
    </svg>
  )
}
