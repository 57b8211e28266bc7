import { useEffect, useState } from 'react'

/** The value once nobody has changed it for so many milliseconds: not every letter is worth a question. */
export function useRested<Value extends object>(value: Value, milliseconds: number): Value {
  const [rested, setRested] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(key)), milliseconds)
    return () => clearTimeout(timer)
  }, [key, milliseconds])
  return rested
}
