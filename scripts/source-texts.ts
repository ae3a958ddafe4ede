import ts from 'typescript';

type Named = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

const MOST_STEPS = 24;
const CHOICES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

const isFunction = (node: ts.Node): node is Named => ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);

function nameOf(fn: Named): string | undefined {
  if (fn.name) return fn.name.text;
  return ts.isVariableDeclaration(fn.parent) && ts.isIdentifier(fn.parent.name) ? fn.parent.name.text : undefined;
}

const isExported = (fn: Named): boolean => {
  const statement = ts.isFunctionDeclaration(fn) ? fn : fn.parent.parent.parent;
  return ts.canHaveModifiers(statement) && !!ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
};

/** All nodes of a kind in some sources, outermost first. */
export function nodesOf<T extends ts.Node>(roots: readonly ts.Node[], is: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    node.forEachChild(visit);
  };
  for (const root of roots) visit(root);
  return found;
}

/** What expressions of some sources may stand for, as far as their texts are written out in the sources. */
export class SourceTexts {
  private readonly calls = new Map<string, ts.CallExpression[]>();
  private readonly aliases = new Map<string, ts.TypeNode>();

  constructor(files: readonly ts.SourceFile[]) {
    for (const call of nodesOf(files, ts.isCallExpression)) {
      if (!ts.isIdentifier(call.expression)) continue;
      const name = call.expression.text;
      const known = this.calls.get(name);
      if (known) known.push(call);
      else this.calls.set(name, [call]);
    }
    for (const alias of nodesOf(files, ts.isTypeAliasDeclaration)) this.aliases.set(alias.name.text, alias.type);
  }

  /** Nothing where it cannot be told. */
  of(node: ts.Node, steps = 0): string[] {
    if (steps > MOST_STEPS) return [];
    const next = (inner: ts.Node) => this.of(inner, steps + 1);
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return next(node.expression);
    if (ts.isConditionalExpression(node)) return [...next(node.whenTrue), ...next(node.whenFalse)];
    if (ts.isBinaryExpression(node)) return CHOICES.has(node.operatorToken.kind) ? [...next(node.left), ...next(node.right)] : [];
    if (ts.isTemplateExpression(node)) return this.template(node, steps + 1);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return this.returned(node.expression, steps + 1);
    if (ts.isElementAccessExpression(node)) return this.element(node, steps + 1);
    return ts.isIdentifier(node) ? this.variable(node, steps + 1) : [];
  }

  private template({ head, templateSpans }: ts.TemplateExpression, steps: number): string[] {
    let texts = [head.text];
    for (const span of templateSpans) {
      const values = this.of(span.expression, steps);
      texts = texts.flatMap((text) => values.map((value) => text + value + span.literal.text));
    }
    return texts;
  }

  private variable(name: ts.Identifier, steps: number): string[] {
    for (let at: ts.Node | undefined = name.parent; at; at = at.parent) {
      if (!isFunction(at)) continue;
      const place = at.parameters.findIndex((p) => ts.isIdentifier(p.name) && p.name.text === name.text);
      if (place >= 0) return this.argument(at, place, steps);
    }
    return nodesOf([name.getSourceFile()], ts.isVariableDeclaration)
      .filter((d) => ts.isIdentifier(d.name) && d.name.text === name.text)
      .flatMap((d) => (d.initializer ? this.of(d.initializer, steps) : []));
  }

  /** What callers give a function, or its type says. */
  private argument(fn: Named, place: number, steps: number): string[] {
    const { type, initializer } = fn.parameters[place] as ts.ParameterDeclaration;
    const said = type ? this.ofType(type) : [];
    if (said.length > 0) return said;
    const calls = (this.calls.get(nameOf(fn) ?? '') ?? []).filter((c) => isExported(fn) || c.getSourceFile() === fn.getSourceFile());
    const given = calls.flatMap((c) => (c.arguments[place] ? this.of(c.arguments[place], steps) : []));
    return initializer ? [...given, ...this.of(initializer, steps)] : given;
  }

  private ofType(type: ts.TypeNode): string[] {
    if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return [type.literal.text];
    if (ts.isUnionTypeNode(type)) return type.types.flatMap((t) => this.ofType(t));
    const alias = ts.isTypeReferenceNode(type) ? this.aliases.get(type.typeName.getText()) : undefined;
    return alias ? this.ofType(alias) : [];
  }

  private returned(name: ts.Identifier, steps: number): string[] {
    const bodies = nodesOf([name.getSourceFile()], isFunction).flatMap((fn) => (nameOf(fn) === name.text && fn.body ? [fn.body] : []));
    return bodies.flatMap((body) => {
      if (!ts.isBlock(body)) return this.of(body, steps);
      return nodesOf([body], ts.isReturnStatement).flatMap((r) => (r.expression ? this.of(r.expression, steps) : []));
    });
  }

  /** `NAMES[key]`, and `broken[0]` of the first of several rules that does not hold: the first word of each rule in the file. */
  private element({ expression, argumentExpression }: ts.ElementAccessExpression, steps: number): string[] {
    const file = expression.getSourceFile();
    if (argumentExpression.getText() === '0')
      return nodesOf([file], ts.isArrayLiteralExpression).flatMap(({ elements: [first, second] }) =>
        first && second && ts.isStringLiteral(first) && !ts.isStringLiteral(second) ? [first.text] : [],
      );
    const objects = nodesOf([file], ts.isVariableDeclaration).filter((d) => d.name.getText() === expression.getText());
    return nodesOf(objects, ts.isPropertyAssignment).flatMap((p) => this.of(p.initializer, steps));
  }
}
