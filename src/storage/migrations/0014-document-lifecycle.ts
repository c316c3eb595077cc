import type { Migration } from './migration.ts';

/**
 * Every change of a council's documents raises a revision, so that two people never overwrite each other and every server
 * sees that something changed. Drafts lie beside, since answering never reads them.
 */
export const documentLifecycle: Migration = {
  number: 14,
  name: 'document-lifecycle',
  statements: ({ text, whole }) => [
    `alter table imported_council add column revision ${whole} not null default 1`,
    `alter table document_version add column revision ${whole} not null default 1`,
    `alter table document_version add column draft ${text} not null default 'null'`,
    'create index document_version_revision on document_version (council, revision)',
  ],
  async afterwards(db) {
    for (const { id, body } of await db.selectFrom('imported_council').selectAll().execute()) {
      const council = { ...JSON.parse(body), revision: 1 };
      await db
        .updateTable('imported_council')
        .set({ body: JSON.stringify(council) })
        .where('id', '=', id)
        .execute();
    }
    for (const row of await db.selectFrom('document_version').selectAll().execute()) {
      const { draft, state, proposedBy, proposedOn, ...kept } = JSON.parse(row.body);
      const { approvals } = kept;
      const isApproved = state === 'in-force' || state === 'replaced';
      const next = {
        ...kept,
        revision: 1,
        state: isApproved ? 'approved' : 'proposed',
        proposedBy: { name: proposedBy, on: proposedOn },
        signatures: isApproved ? [{ name: approvals.approvedBy, on: approvals.approvedOn }] : [],
        ...(isApproved ? { from: approvals.approvedOn, told: true } : {}),
      };
      await db
        .updateTable('document_version')
        .set({ state: next.state, body: JSON.stringify(next), draft: JSON.stringify(draft) })
        .where('council', '=', row.council)
        .where('slug', '=', row.slug)
        .where('version', '=', row.version)
        .execute();
    }
  },
};
