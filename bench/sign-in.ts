/** A real login by e-mail and password; the cookie of its answer. */
export async function signIn(host: string, { email, password }: { email: string; password: string }): Promise<string> {
  const response = await fetch(`http://${host}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://${host}` },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`login: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
