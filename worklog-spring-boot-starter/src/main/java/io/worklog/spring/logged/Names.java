package io.worklog.spring.logged;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** The variables an expression may use, with their types as declared. */
final class Names {
    private static final int RESULT = -1;
    private static final int ITEM = -2;

    private final Map<String, Variable> variables = new LinkedHashMap<>();

    /**
     * One variable.
     *
     * @param place its argument's index, or which of the others it is
     * @param type as declared
     */
    private record Variable(int place, ResolvableType type) {}

    /** Adds a parameter by its own name, and by its position as {@code p0}, {@code a0}. */
    void addParameter(int index, @Nullable String name, ResolvableType type) {
        Variable variable = new Variable(index, type);
        if (name != null) {
            variables.put(name, variable);
        }
        variables.putIfAbsent("p" + index, variable);
        variables.putIfAbsent("a" + index, variable);
    }

    void addResult(ResolvableType type) {
        variables.put("result", new Variable(RESULT, type));
    }

    private void addItem(ResolvableType type) {
        variables.put("item", new Variable(ITEM, type));
    }

    private Names copy() {
        Names copy = new Names();
        copy.variables.putAll(variables);
        return copy;
    }

    /** The same without what is known only afterwards. */
    Names beforeTheCall() {
        Names early = copy();
        early.variables.values().removeIf(variable -> variable.place() == RESULT);
        return early;
    }

    Names withItem(ResolvableType type) {
        Names more = copy();
        more.addItem(type);
        return more;
    }

    ResolvableType type(String name) throws ExpressionFault {
        return variable(name).type();
    }

    boolean isResult(String name) {
        Variable variable = variables.get(name);
        return variable != null && variable.place() == RESULT;
    }

    /** Reads the variable's value from a call. */
    Expr reader(String name) throws ExpressionFault {
        int place = variable(name).place();
        return switch (place) {
            case RESULT -> Scope::result;
            case ITEM -> Scope::item;
            default -> scope -> scope.argument(place);
        };
    }

    @Nullable Object value(String name, Scope scope) {
        Variable variable = variables.get(name);
        if (variable == null) {
            return null;
        }
        return switch (variable.place()) {
            case RESULT -> scope.result();
            case ITEM -> scope.item();
            default -> scope.argument(variable.place());
        };
    }

    private Variable variable(String name) throws ExpressionFault {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new ExpressionFault("there is no #" + name + " here; known are " + known());
        }
        return variable;
    }

    /** What may be written, without the positions. */
    private String known() {
        List<String> names = new ArrayList<>();
        Map<Variable, String> shown = new LinkedHashMap<>();
        variables.forEach((name, variable) -> shown.putIfAbsent(variable, name));
        shown.values().forEach(name -> names.add("#" + name));
        String known = names.isEmpty() ? "no variables" : String.join(", ", names);
        boolean unnamed = shown.containsValue("p0");
        return unnamed ? known + " (parameters have names if compiled with -parameters)" : known;
    }
}
