import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  QueryClientProvider,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { createContext, type ReactNode, use, useCallback, useMemo } from 'react'
import { type Call, createClient, Unreachable } from '#shared/client.ts'
import type { Client, Contract, Input, Output } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import { errorSentence } from './errors.ts'
import { useTranslate } from './i18n.tsx'
import { noteKept } from './offline/kept.ts'
import { toast } from './toast.ts'

const CallContext = createContext<Call | null>(null)

/** The store of what was read: a refusal is final, a silent server is asked again a few times. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      // The login ran out under a page: whoever asks who is there leads to the login.
      onError(error, { queryKey }) {
        if (error instanceof Refusal && error.code === 'loginNeeded' && queryKey[0] !== 'getMe')
          void client.invalidateQueries({ queryKey: ['getMe'] })
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (count, error) => error instanceof Unreachable && count < 3,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}

/** Hands the client to the pages. */
export function OperationsProvider(props: { call: Call; queryClient: QueryClient; children: ReactNode }) {
  return (
    <CallContext value={props.call}>
      <QueryClientProvider client={props.queryClient}>{props.children}</QueryClientProvider>
    </CallContext>
  )
}

/** The plain call by name (for the outbox, which keeps names and inputs). */
export function useCall(): Call {
  const call = use(CallContext)
  if (!call) throw new Error('OperationsProvider is missing')
  return call
}

/** How an operation is read into the store: by the pages, and ahead of them. */
export function reading(call: Call, name: string, input: unknown) {
  const queryKey = [name, input]
  return {
    queryKey,
    queryFn: ({ signal }: { signal?: AbortSignal }) =>
      call(name, input, { signal, onKept: (at) => noteKept(queryKey, at) }),
  }
}

export type OperationOptions = {
  /** `false` waits (nothing typed yet, id unknown). */
  enabled?: boolean
  /** Keeps the old answer on the screen while the new one is read (filters, pages). */
  keep?: boolean
  /** Asks again every so many milliseconds while the page is seen. */
  every?: number
}

/** A command ready to be run. */
export type Command<I, O> = {
  /** Runs it; on a refusal or fault a notice says so and the answer is `undefined`. */
  run: (input: I) => Promise<O | undefined>
  /** Runs it and throws what went wrong (for fields that show it themselves). */
  attempt: (input: I) => Promise<O>
  busy: boolean
  error: unknown
}

/** A list as far as it was read; while a new one is read the old one stands (filters). */
export type Pages<Part> = {
  /** The parts in their order; `undefined` until the first is there. */
  data: readonly Part[] | undefined
  error: unknown
  refetch: () => unknown
  /** Reads the next part; absent at the end. */
  more: (() => void) | undefined
  loadingMore: boolean
}

export type PagesOptions<Part> = {
  /** The first part as another operation brought it, and when (milliseconds): while it is fresh nobody asks for it again. */
  first?: { part: Part; readAt: number } | undefined
  /** `false` waits, and shows what was read before. */
  enabled?: boolean
}

/** What a slice's pages use of the server, typed by the contracts they name. */
export type OperationHooks<C extends Contract> = {
  /** Reads: `useOperation('listCustomers', { q })`. */
  useOperation: <Name extends keyof C & string>(
    name: Name,
    input: Input<C[Name]>,
    options?: OperationOptions,
  ) => UseQueryResult<Output<C[Name]>, unknown>
  /** Reads a list part by part: `usePages('listCustomers', { … })`, where each answer names the `next` part. */
  usePages: <Name extends keyof C & string>(
    name: Name,
    input: Input<C[Name]>,
    options?: PagesOptions<Output<C[Name]>>,
  ) => Pages<Output<C[Name]>>
  /** Changes: `useCommand('logActivity').run({ … })`; afterwards everything on the screen is read again. */
  useCommand: <Name extends keyof C & string>(name: Name) => Command<Input<C[Name]>, Output<C[Name]>>
  /** The plain client, for what is neither (suggestions while typing, prefetching). */
  useClient: () => Client<C>
}

/** Of a part nothing is known here but how it goes on. */
type Part = { next: string | null }

const hooks: OperationHooks<Contract> = {
  useOperation: (name, input, options = {}) => {
    const call = useCall()
    return useQuery({
      ...reading(call, name, input),
      enabled: options.enabled ?? true,
      placeholderData: options.keep ? keepPreviousData : undefined,
      refetchInterval: options.every ?? false,
    }) as ReturnType<OperationHooks<Contract>['useOperation']>
  },

  usePages: (name, input, { first, enabled = true } = {}) => {
    const call = useCall()
    const query = useInfiniteQuery({
      queryKey: [name, input, 'pages'],
      queryFn: ({ pageParam, signal }) =>
        call(name, pageParam === null ? input : { ...(input as object), after: pageParam }, {
          signal,
        }) as Promise<Part>,
      enabled,
      initialData: first && { pages: [first.part as Part], pageParams: [null] },
      initialDataUpdatedAt: first?.readAt,
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    })
    return {
      data: query.data?.pages,
      error: query.error,
      refetch: query.refetch,
      more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
      loadingMore: query.isFetchingNextPage,
    } as ReturnType<OperationHooks<Contract>['usePages']>
  },

  useCommand: (name) => {
    const call = useCall()
    const queryClient = useQueryClient()
    const translate = useTranslate()
    const { mutateAsync, isPending, error } = useMutation({
      mutationFn: (input: unknown) => call(name, input),
      onSuccess: () => queryClient.invalidateQueries(),
    })
    const run = useCallback(
      (input: unknown) =>
        mutateAsync(input).catch((failure: unknown) => {
          toast(errorSentence(failure, translate), { tone: 'problem' })
          // What was refused may be refused because the screen was old.
          if (failure instanceof Refusal) void queryClient.invalidateQueries()
          return undefined
        }),
      [mutateAsync, queryClient, translate],
    )
    return { run, attempt: mutateAsync, busy: isPending, error } as ReturnType<OperationHooks<Contract>['useCommand']>
  },

  useClient: () => {
    const call = useCall()
    return useMemo(() => createClient(call), [call])
  },
}

/** The hooks of one or several contracts: `operationHooks<typeof customersContract & typeof tasksContract>()`. */
export function operationHooks<C extends Contract>(): OperationHooks<C> {
  return hooks as unknown as OperationHooks<C>
}

/** Reads everything on the screen again (after a signal from the server). */
export function useRefresh(): () => void {
  const queryClient = useQueryClient()
  return useCallback(() => void queryClient.invalidateQueries(), [queryClient])
}
