import { describe } from 'vitest';
import { enquirySuite } from '../contracts/enquiries.ts';
import { createMemoryDatabase } from '../support/casework-memory-stores.ts';

/** The suites ask for a whole storage; of that they use only what the fake has. */
const engine = { fresh: async () => createMemoryDatabase() } as unknown as Parameters<typeof enquirySuite>[0];

describe('the stores in memory keep the contract of the real ones', () => enquirySuite(engine));
