package io.worklog.spring.logged;

import java.lang.reflect.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.CompoundExpression;
import org.springframework.expression.spel.ast.Literal;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.VariableReference;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/**
 * Parses, checks and readies expressions. Paths such as {@code #cmd.reason} and constants are
 * evaluated by themselves; everything else by Spring's language in a {@link RestrictedContext}.
 */
final class Expressions {
    private final SpelExpressionParser parser = new SpelExpressionParser();
    private final Members members = new Members();
    private final AllowedBeans beans;

    Expressions(AllowedBeans beans) {
        this.beans = beans;
    }

    /**
     * An expression that is ready.
     *
     * @param expr evaluates it
     * @param late whether it needs the method's result
     * @param type of its value, or none where the declarations do not tell
     */
    record Ready(Expr expr, boolean late, ResolvableType type) {}

    Ready ready(String text, Names names) throws ExpressionFault {
        if (text.isBlank()) {
            throw new ExpressionFault("is empty: leave it out, or say what to record");
        }
        SpelExpression parsed = parse(text);
        SpelNode root = parsed.getAST();
        TypeWalk walk = new TypeWalk(names, beans, members);
        ResolvableType type = walk.walk(root);
        Expr direct = direct(root, names);
        Expr expr = direct == null ? interpreted(parsed, names) : direct;
        return new Ready(expr, walk.seesResult(), type);
    }

    private SpelExpression parse(String text) throws ExpressionFault {
        try {
            return parser.parseRaw(text);
        } catch (ParseException | IllegalStateException e) {
            throw new ExpressionFault(
                    "is no expression ("
                            + e.getMessage()
                            + "); a fixed text is written in quotes: \"'text'\"");
        }
    }

    /** The node as plain reads, or null where it is more than that. */
    private @Nullable Expr direct(SpelNode node, Names names) throws ExpressionFault {
        if (node instanceof Literal literal) {
            Object constant = literal.getLiteralValue().getValue();
            return scope -> constant;
        }
        if (node instanceof VariableReference variable) {
            return names.reader(variable.toStringAST().substring(1));
        }
        boolean path =
                node instanceof CompoundExpression && node.getChild(0) instanceof VariableReference;
        return path ? directPath(node, names) : null;
    }

    private @Nullable Expr directPath(SpelNode path, Names names) throws ExpressionFault {
        Expr value = names.reader(path.getChild(0).toStringAST().substring(1));
        for (int i = 1; i < path.getChildCount(); i++) {
            if (!(path.getChild(i) instanceof PropertyOrFieldReference property)) {
                return null;
            }
            value = new PropertyRead(value, property.getName(), members);
        }
        return value;
    }

    private Expr interpreted(SpelExpression expression, Names names) {
        return scope -> expression.getValue(new RestrictedContext(names, scope, beans, members));
    }

    /** Reads one property; remembers how, for the class it met last. */
    private static final class PropertyRead implements Expr {
        private final Expr owner;
        private final String name;
        private final Members members;
        private volatile @Nullable Known known;

        private record Known(Class<?> type, Member member) {}

        PropertyRead(Expr owner, String name, Members members) {
            this.owner = owner;
            this.name = name;
            this.members = members;
        }

        @Override
        public @Nullable Object value(Scope scope) {
            Object target = owner.value(scope);
            return target == null ? null : Members.read(member(target), target);
        }

        private Member member(Object target) {
            Known last = known;
            if (last != null && last.type() == target.getClass()) {
                return last.member();
            }
            Member member = members.property(target.getClass(), name);
            if (member == null) {
                throw new IllegalArgumentException(
                        target.getClass().getName() + " has no property '" + name + "'");
            }
            known = new Known(target.getClass(), member);
            return member;
        }
    }
}
