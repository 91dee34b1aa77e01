package io.worklog.spring.logged;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.core.ResolvableType;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.Assign;
import org.springframework.expression.spel.ast.BeanReference;
import org.springframework.expression.spel.ast.CompoundExpression;
import org.springframework.expression.spel.ast.ConstructorReference;
import org.springframework.expression.spel.ast.FunctionReference;
import org.springframework.expression.spel.ast.Indexer;
import org.springframework.expression.spel.ast.MethodReference;
import org.springframework.expression.spel.ast.OpDec;
import org.springframework.expression.spel.ast.OpInc;
import org.springframework.expression.spel.ast.OperatorInstanceof;
import org.springframework.expression.spel.ast.OperatorMatches;
import org.springframework.expression.spel.ast.Projection;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.Selection;
import org.springframework.expression.spel.ast.TypeReference;
import org.springframework.expression.spel.ast.VariableReference;

/**
 * Walks a parsed expression before it is ever evaluated: refuses what is not allowed, and follows
 * the declared types as far as they tell, so that a name that is wrong is found at the start.
 */
final class TypeWalk {
    private final Names names;
    private final AllowedBeans beans;
    private final Members members;
    private boolean seesResult;

    /** What an expression within {@code ?[…]} or {@code ![…]} is about; nothing elsewhere. */
    private boolean insideList;

    TypeWalk(Names names, AllowedBeans beans, Members members) {
        this.names = names;
        this.beans = beans;
        this.members = members;
    }

    /** Whether the walk came across the method's result. */
    boolean seesResult() {
        return seesResult;
    }

    /** The type of what a node gives, or none where the declarations do not tell. */
    ResolvableType walk(SpelNode node) throws ExpressionFault {
        refuseForbidden(node);
        return switch (node) {
            case CompoundExpression path -> path(path);
            case VariableReference variable -> variable(variable);
            case BeanReference bean -> beans.type(bean.getName());
            case PropertyOrFieldReference property -> bare(property.getName());
            case MethodReference method -> bare(method.getName());
            default -> parts(node);
        };
    }

    private static void refuseForbidden(SpelNode node) throws ExpressionFault {
        String what =
                switch (node) {
                    case TypeReference any -> "a type, T(…)";
                    case OperatorInstanceof any -> "instanceof";
                    case ConstructorReference any -> "a constructor, new …";
                    case FunctionReference any -> "a function, #name(…)";
                    case Assign any -> "an assignment";
                    case OpInc any -> "an assignment, ++";
                    case OpDec any -> "an assignment, --";
                    case OperatorMatches any -> "a regular expression, matches";
                    default -> "";
                };
        if (!what.isEmpty()) {
            throw new ExpressionFault("may not use " + what);
        }
    }

    private ResolvableType parts(SpelNode node) throws ExpressionFault {
        for (int i = 0; i < node.getChildCount(); i++) {
            walk(node.getChild(i));
        }
        return ResolvableType.NONE;
    }

    private ResolvableType variable(VariableReference node) throws ExpressionFault {
        String name = node.toStringAST().substring(1);
        if (insideList && name.equals("this")) {
            return ResolvableType.NONE;
        }
        seesResult |= names.isResult(name);
        return names.type(name);
    }

    private ResolvableType bare(String name) throws ExpressionFault {
        if (insideList) {
            return ResolvableType.NONE;
        }
        throw new ExpressionFault(
                "'"
                        + name
                        + "' is neither a variable nor a text: write #"
                        + name
                        + " or '"
                        + name
                        + "'");
    }

    private ResolvableType path(CompoundExpression path) throws ExpressionFault {
        SpelNode head = path.getChild(0);
        ResolvableType type = walk(head);
        boolean bean = head instanceof BeanReference;
        for (int i = 1; i < path.getChildCount(); i++) {
            type = step(type, path.getChild(i), bean);
            bean = false;
        }
        return type;
    }

    private ResolvableType step(ResolvableType type, SpelNode node, boolean bean)
            throws ExpressionFault {
        return switch (node) {
            case PropertyOrFieldReference property -> property(type, property.getName());
            case MethodReference method -> call(type, method, bean);
            case Indexer index -> indexed(type, index);
            case Selection selection -> withinList(selection);
            case Projection projection -> withinList(projection);
            default -> walk(node);
        };
    }

    private ResolvableType indexed(ResolvableType type, Indexer index) throws ExpressionFault {
        parts(index);
        Class<?> known = type.toClass();
        if (Map.class.isAssignableFrom(known)) {
            return type.asMap().getGeneric(1);
        }
        if (Iterable.class.isAssignableFrom(known)) {
            return type.as(Iterable.class).getGeneric(0);
        }
        return known.isArray() ? type.getComponentType() : ResolvableType.NONE;
    }

    private ResolvableType withinList(SpelNode node) throws ExpressionFault {
        boolean outer = insideList;
        insideList = true;
        parts(node);
        insideList = outer;
        return ResolvableType.NONE;
    }

    private ResolvableType property(ResolvableType type, String name) throws ExpressionFault {
        Class<?> known = type.toClass();
        if (isUnknown(known)) {
            return ResolvableType.NONE;
        }
        if (known.isArray() && name.equals("length")) {
            return ResolvableType.forClass(int.class);
        }
        Member member = members.property(known, name);
        if (member == null) {
            throw new ExpressionFault(
                    known.getSimpleName()
                            + " has no property '"
                            + name
                            + "'; it has "
                            + String.join(", ", propertiesOf(known)));
        }
        return member instanceof Field field
                ? ResolvableType.forField(field, type)
                : returned((Method) member, type);
    }

    private ResolvableType call(ResolvableType type, MethodReference node, boolean bean)
            throws ExpressionFault {
        parts(node);
        Class<?> known = type.toClass();
        String name = node.getName();
        if (isUnknown(known)) {
            return ResolvableType.NONE;
        }
        Method method = members.method(known, name, node.getChildCount(), bean);
        if (method == null) {
            throw new ExpressionFault(
                    "may not call "
                            + name
                            + " with "
                            + node.getChildCount()
                            + " arguments on "
                            + known.getSimpleName()
                            + (bean
                                    ? ": there is no such public method"
                                    : ": there is none, or it does more than give a property"));
        }
        return returned(method, type);
    }

    private static ResolvableType returned(Method method, ResolvableType owner) {
        Class<?> known = owner.toClass();
        return method.getDeclaringClass().isAssignableFrom(known)
                ? ResolvableType.forMethodReturnType(method, owner.toClass())
                : ResolvableType.forMethodReturnType(method);
    }

    private static boolean isUnknown(Class<?> type) {
        return type == Object.class;
    }

    private static Iterable<String> propertiesOf(Class<?> type) {
        TreeSet<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            String name = method.getName();
            if (type.isRecord() && Members.mayCall(method, type, false)) {
                names.add(name);
            } else if (name.startsWith("get") && Members.mayCall(method, type, false)) {
                names.add(java.beans.Introspector.decapitalize(name.substring(3)));
            }
        }
        return names;
    }
}
