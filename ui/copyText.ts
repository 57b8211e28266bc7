/** Copies a text; answers whether it worked. Without a secure connection browsers only copy what is selected in `input`. */
export async function copyText(text: string, input?: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    input?.select()
    return input ? document.execCommand('copy') : false
  }
}
