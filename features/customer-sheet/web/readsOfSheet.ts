/** The reads that a customer's sheet and page are made of, for keeping them ahead. */
export function readsOfSheet(customerId: string) {
  return [
    { name: 'getCustomerSheet', input: { id: customerId } },
    { name: 'getCustomer', input: { id: customerId } },
    { name: 'listPersons', input: { customerId } },
    { name: 'listTimeline', input: { customerId } },
  ]
}
