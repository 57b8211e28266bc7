import { registry } from '#features/index.ts'
import { runInThread } from '#platform/jobs/thread.ts'

// The thread of a long job: its own connections, no login, no other jobs.
await runInThread(registry)
