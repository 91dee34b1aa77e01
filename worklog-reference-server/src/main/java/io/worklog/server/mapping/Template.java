package io.worklog.server.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts and expressions in a row; absent as a whole where one of them is absent. */
record Template(List<Expression> parts) implements Expression {
    Template {
        parts = List.copyOf(parts);
    }

    @Override
    public @Nullable String read(Scope scope) {
        StringBuilder text = new StringBuilder();
        for (Expression part : parts) {
            String piece = part.read(scope);
            if (piece == null) {
                return null;
            }
            text.append(piece);
        }
        return text.toString();
    }
}
