import { reply } from '../../messaging/index.ts';
import { withoutCourtesy } from '../../understanding/index.ts';
import { type IntentHandler, isAmidCasework } from '../heard-turn.ts';
import { standingOfDocument } from '../standing.ts';

const ABOUT = String.raw`(?:(?:and|so|but|ok|please)[\s,]+)*`;
const DOCUMENT = `(?:document|protocol|policy|policies|rule|rulebook|guide|code|text)s?`;
/** One that was shown, or the council's: "it", "the protocol", "your documents". */
const ONE = String.raw`(?:it|this|that|they|these|those|(?:(?:the|this|that|these|those|your|our)\s+)(?:council['’]?s\s+|current\s+|working together\s+)?${DOCUMENT})`;
const AGREED = String.raw`(?:approved|adopted|agreed|signed(?: off)?|passed|ratified|written|drawn up|issued|published|introduced|brought in|(?:last\s+)?(?:updated|changed|revised|amended|reviewed))`;

/** Which documents there are, or how they stand. */
const ASKED = new RegExp(
  String.raw`^${ABOUT}(?:(?:what|which)\s+${DOCUMENT}\s+(?:do you|does clausewise|are you|have you)\s+(?:have|hold|know|use|using|cover|search|look (?:in|at|through)|got|read|go by|answer from)(?:\s+(?:about|here|of|from|to))?|(?:what|which)\s+(?:are|is)\s+(?:your|the)\s+(?:documents|sources?)|where do (?:your|the|these) answers come from|what (?:do you|are you|does clausewise) (?:go by|(?:base|basing) (?:your|the|this|these|its) answers? on|answer(?:ing)? from)|(?:list|name)\s+(?:me\s+)?(?:all\s+)?(?:of\s+)?(?:your|the|our)\s+documents|when\s+(?:was|were|is|are)\s+${ONE}\s+${AGREED}|when\s+(?:did|does|do)\s+${ONE}\s+(?:come into (?:force|effect)|take effect|start|begin|apply)|(?:since when|how long)\s+(?:has|have|is|are|does|do)\s+${ONE}\s+(?:been\s+)?(?:in force|in effect|holds?|appl(?:y|ies))|who\s+(?:signed|approved|agreed|adopted|passed|wrote|issued|signed off on)\s+${ONE}|how (?:old|recent|up to date|current)\s+(?:is|are)\s+${ONE}|(?:is|are)\s+${ONE}\s+(?:still\s+)?(?:in force|current|up to date|the (?:latest|current|newest) (?:one|version))|(?:what|which)\s+version\s+(?:is|of)\s+${ONE}(?:\s+is (?:this|that|it|in force))?|what(?:['’]?s|\s+is)\s+the\s+date\s+(?:of|on)\s+${ONE})(?:\s+(?:and\s+)?by\s+whom)?[\s?.!]*$`,
  'i',
);
const NAMED = new RegExp(`\\b(?:${DOCUMENT}|sources?|answers)\\b`, 'i');
const OF_WHOM = /\bwho\b|\bby whom\b/i;

/**
 * "What documents do you have", "when was it approved": the council's documents with what is recorded of each. Of whoever agreed to one
 * nothing is recorded, and that is said.
 */
export const answerWhichDocuments: IntentHandler = async (heard) => {
  const { text, knowledge } = heard;
  const { council, documents } = knowledge;
  if (documents.length === 0 || !ASKED.test(withoutCourtesy(text))) return undefined;
  // "When was it updated", said of an enquiry that is shown.
  if (isAmidCasework(heard) && !NAMED.test(text)) return undefined;
  return {
    ...reply(
      {
        kind: 'paragraph',
        text: `I answer from ${documents.length === 1 ? 'one document' : `${documents.length} documents`} of ${council.name}. This is what is recorded here of ${documents.length === 1 ? 'it' : 'each'}:`,
      },
      {
        kind: 'facts',
        facts: documents.map((document) => ({ label: document.title, value: standingOfDocument(document) })),
      },
      ...(OF_WHOM.test(text)
        ? [
            {
              kind: 'paragraph' as const,
              text: `Who agreed to ${documents.length === 1 ? 'it' : 'them'} is not recorded here. Ask ${council.adviceFrom}.`,
            },
          ]
        : []),
    ),
    nature: 'document',
  };
};
