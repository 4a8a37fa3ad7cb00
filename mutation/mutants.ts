import ts from 'typescript';

/** One small change to a file that ought to turn a test red. */
export interface Mutant {
  /** From 1. */
  line: number;
  /** What that line says, without its indentation. */
  text: string;
  /** What stood there, and what stands there now, in one line each. */
  before: string;
  after: string;
  /** The whole file with the change. */
  code: string;
}

/** What an operator becomes. */
const operators: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
  [ts.SyntaxKind.AsteriskToken]: '/',
  [ts.SyntaxKind.SlashToken]: '*',
};

/** What a method becomes. */
const methods: Partial<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};

const outcomes: Partial<Record<string, string>> = {
  pass: 'fail',
  fail: 'pass',
  notApplicable: 'pass',
  inconclusive: 'pass',
};

/** Members whose strings are words for people. */
const words = new Set([
  'id',
  'title',
  'failureTitle',
  'why',
  'requirement',
  'remedy',
  'reason',
  'detail',
  'notes',
  'expected',
  'actual',
  'needs',
  'uses',
]);

/** Every mutant of a file: conditions, comparisons, numbers, booleans, outcomes, compared strings, expressions, statements. */
export function mutantsOf(fileName: string, source: string): Mutant[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const lines = source.split('\n');
  const mutants: Mutant[] = [];

  function replace(node: ts.Node, after: string): void {
    const start = node.getStart(file);
    const { line } = file.getLineAndCharacterOfPosition(start);
    mutants.push({
      line: line + 1,
      text: (lines[line] ?? '').trim(),
      before: oneLine(node.getText(file)),
      after: oneLine(after),
      code: source.slice(0, start) + after + source.slice(node.getEnd()),
    });
  }

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && words.has(node.name.text)) return;
    mutate(node);
    ts.forEachChild(node, visit);
  }

  function mutate(node: ts.Node): void {
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
      const condition = ts.isIfStatement(node) ? node.expression : node.condition;
      replace(condition, `!(${condition.getText(file)})`);
    } else if (ts.isBinaryExpression(node)) {
      const operator = operators[node.operatorToken.kind];
      const isText = [node.left, node.right].some(
        (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side),
      );
      if (operator !== undefined && !(isText && node.operatorToken.kind === ts.SyntaxKind.PlusToken))
        replace(node.operatorToken, operator);
      if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
        replace(node, `(${node.left.getText(file)})!`);
    } else if (ts.isNumericLiteral(node)) {
      replace(node, node.text === '0' ? '1' : `(${node.text} + 1)`);
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) {
      replace(node, 'false');
    } else if (node.kind === ts.SyntaxKind.FalseKeyword) {
      replace(node, 'true');
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      replace(node, node.operand.getText(file));
    } else if (ts.isStringLiteral(node)) {
      mutateString(node);
    } else if (ts.isRegularExpressionLiteral(node)) {
      replace(node, '/(?!)/');
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name } = node.expression;
      const other = methods[name.text];
      if (other !== undefined) replace(name, other);
      if (name.text === 'filter') replace(node, node.expression.expression.getText(file));
    } else if (ts.isExpressionStatement(node)) {
      replace(node, '');
    }
  }

  function mutateString(node: ts.StringLiteral): void {
    const { parent, text } = node;
    const outcome = outcomes[text];
    if (ts.isPropertyAssignment(parent) && parent.initializer === node && outcome !== undefined)
      replace(node, `'${outcome}'`);
    else if (
      ts.isBinaryExpression(parent) ||
      ts.isArrayLiteralExpression(parent) ||
      ts.isCallExpression(parent)
    )
      replace(node, `'${text}#'`);
  }

  visit(file);
  return mutants;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 100);
