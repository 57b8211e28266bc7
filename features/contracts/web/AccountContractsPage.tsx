import { Agreements } from '#features/agreements/web/Agreements.tsx'
import type { contract as customersContract } from '#features/customers/contract.ts'
import { AccountFrame, type Found } from '#features/key-accounts/web/AccountFrame.tsx'
import { CustomerPriceRounds } from '#features/price-rounds/web/CustomerPriceRounds.tsx'
import { useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { CustomerContracts } from './CustomerContracts.tsx'
import { CustomerRisks } from './CustomerRisks.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof customersContract>()

/** What is agreed with a key account, until when, and what speaks against its staying. */
export default function AccountContractsPage() {
  return <AccountFrame>{(found) => <AccountContracts found={found} />}</AccountFrame>
}

function AccountContracts({ found }: { found: Found }) {
  const t = useT<Words>()
  const query = useOperation('getCustomer', { id: found.customerId })
  return (
    <Loaded query={query}>
      {(customer) => (
        <>
          <CustomerContracts
            customer={customer}
            empty={<EmptyState example={t('contracts.none.example')}>{t('contracts.none')}</EmptyState>}
          />
          <Agreements customer={customer} />
          <CustomerPriceRounds customerId={found.customerId} />
          {found.canSeePlan && <CustomerRisks customerId={found.customerId} />}
        </>
      )}
    </Loaded>
  )
}
