package io.worklog.server.api;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the sources what problems say: the texts that are given to {@link Problem}, its places
 * and to jobs that fail, also by way of methods that pass a text on. What differs from one
 * occurrence to the next is a {@link #GAP}. A text whose origin is not in the sources is foreign.
 */
final class SaidInSources {
    /** What stands for a value that is not in the source. */
    static final String GAP = "17";

    /** Where a text is said: a method or a class, and which of its arguments. */
    private record Mouth(String name, int argument, int arguments, @Nullable Path within) {
        static Mouth of(String name, int argument, int arguments) {
            return new Mouth(name, argument, arguments, null);
        }
    }

    /** What is run at a terminal tells in its own words. */
    private static final Set<String> NOT_OF_PROBLEMS = Set.of("cli", "e2e");

    /** A call or a constructor's call. */
    private record Call(
            String name, List<? extends ExpressionTree> arguments, Path file, Scope scope) {}

    /** The methods and the class around a place. */
    private record Scope(Path file, ClassTree type, @Nullable MethodTree method) {}

    private static final String NOT_FOUND = "Problem.notFound";
    private static final String NOT_THERE = " is not there, or you may not see it";

    private final List<Call> calls = new ArrayList<>();
    private final Set<String> said = new TreeSet<>();
    private final Set<String> foreign = new TreeSet<>();

    private SaidInSources() {}

    static SaidInSources in(Path sources) throws IOException {
        SaidInSources found = new SaidInSources();
        found.read(sources);
        found.follow();
        return found;
    }

    Set<String> said() {
        return said;
    }

    /** Expressions that are said and whose text is not in the sources, with their files. */
    Set<String> foreign() {
        return foreign;
    }

    private void read(Path sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> all = Files.walk(sources);
                var files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java = all.filter(path -> isWanted(sources.relativize(path))).toList();
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(java);
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            for (CompilationUnitTree unit : task.parse()) {
                new CallScanner(Path.of(unit.getSourceFile().toUri())).scan(unit, null);
            }
        }
    }

    private static boolean isWanted(Path file) {
        return file.toString().endsWith(".java")
                && !NOT_OF_PROBLEMS.contains(file.getName(0).toString());
    }

    private final class CallScanner extends TreePathScanner<Void, Void> {
        private final Path file;

        CallScanner(Path file) {
            this.file = file;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            String name = call.getMethodSelect().toString();
            calls.add(new Call(name, call.getArguments(), file, scope()));
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree call, Void none) {
            String name = "new " + call.getIdentifier();
            calls.add(new Call(name, call.getArguments(), file, scope()));
            return super.visitNewClass(call, none);
        }

        private Scope scope() {
            MethodTree method = null;
            for (Tree around : getCurrentPath()) {
                if (around instanceof MethodTree inner && method == null) {
                    method = inner;
                }
                if (around instanceof ClassTree type) {
                    return new Scope(file, type, method);
                }
            }
            throw new IllegalStateException("a call outside of a class in " + file);
        }
    }

    private void follow() {
        Deque<Mouth> open = new ArrayDeque<>();
        open.add(Mouth.of("Problem.of", 1, 2));
        open.add(Mouth.of("Problem.invalid", 1, 2));
        open.add(Mouth.of(NOT_FOUND, 0, 1));
        open.add(Mouth.of("new Place", 1, 2));
        open.add(Mouth.of("new Problem.Place", 1, 2));
        open.add(Mouth.of("new JobFailedException", 0, 1));
        open.add(Mouth.of("new JobFailedException", 0, 2));
        open.add(Mouth.of("DeliveryException.of", 0, 1));
        open.add(Mouth.of("DeliveryException.of", 0, 2));
        open.add(Mouth.of("DeliveryException.later", 0, 2));
        open.add(Mouth.of("DeliveryException.gone", 0, 1));
        Set<Mouth> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            Mouth mouth = open.remove();
            for (Call call : calls) {
                if (isBy(mouth, call)) {
                    ExpressionTree text = call.arguments().get(mouth.argument());
                    String end = mouth.name().equals(NOT_FOUND) ? NOT_THERE : "";
                    Texts texts = new Texts(call.scope());
                    texts.of(text).stream()
                            .filter(each -> !each.isEmpty())
                            .forEach(each -> said.add(each + end));
                    texts.mouths.stream().filter(seen::add).forEach(open::add);
                }
            }
        }
    }

    /** Not of another class: {@code PasswordRules.fault(…)}. */
    private static final Pattern ON_AN_OBJECT = Pattern.compile("(?s)(?!\\p{Lu}\\w*\\.).*");

    private static boolean isBy(Mouth mouth, Call call) {
        boolean named =
                call.name().equals(mouth.name())
                        || mouth.within() != null
                                && ON_AN_OBJECT.matcher(call.name()).matches()
                                && call.name().endsWith("." + mouth.name());
        return named
                && call.arguments().size() == mouth.arguments()
                && (mouth.within() == null || call.file().startsWith(mouth.within()));
    }

    /** The texts that an expression can be. */
    private final class Texts {
        private final Scope scope;
        private final List<Mouth> mouths = new ArrayList<>();
        private final Set<Tree> visited = new HashSet<>();

        Texts(Scope scope) {
            this.scope = scope;
        }

        List<String> of(ExpressionTree text) {
            return switch (text) {
                case LiteralTree literal ->
                        literal.getValue() instanceof String value ? List.of(value) : List.of();
                case ParenthesizedTree inner -> of(inner.getExpression());
                case ConditionalExpressionTree either ->
                        Stream.of(either.getTrueExpression(), either.getFalseExpression())
                                .flatMap(each -> of(each).stream())
                                .toList();
                case BinaryTree sum -> joined(sum);
                case IdentifierTree name -> named(name);
                case MethodInvocationTree call -> returned(call);
                default -> foreign(text);
            };
        }

        private List<String> joined(BinaryTree sum) {
            List<String> all = new ArrayList<>();
            for (String left : part(sum.getLeftOperand())) {
                part(sum.getRightOperand()).forEach(right -> all.add(left + right));
            }
            return all;
        }

        /** A part of a text that is put together: known, or a gap. */
        private List<String> part(ExpressionTree part) {
            if (part instanceof LiteralTree literal) {
                return List.of(String.valueOf(literal.getValue()));
            }
            if (part instanceof BinaryTree) {
                return of(part);
            }
            if (part instanceof ParenthesizedTree inner) {
                return part(inner.getExpression());
            }
            VariableTree field = part instanceof IdentifierTree name ? field(name) : null;
            ExpressionTree value = field == null ? null : field.getInitializer();
            boolean known = field != null && "String".equals(String.valueOf(field.getType()));
            return known && value != null ? of(value) : List.of(GAP);
        }

        private @Nullable VariableTree field(IdentifierTree name) {
            for (Tree member : scope.type().getMembers()) {
                if (member instanceof VariableTree field && field.getName() == name.getName()) {
                    return field;
                }
            }
            return null;
        }

        private List<String> named(IdentifierTree name) {
            VariableTree field = field(name);
            VariableTree variable = field == null ? local(name) : field;
            if (variable != null && variable.getInitializer() != null && visited.add(variable)) {
                return of(variable.getInitializer());
            }
            return parameter(name) ? List.of() : foreign(name);
        }

        private @Nullable VariableTree local(IdentifierTree name) {
            Map<String, VariableTree> variables = new HashMap<>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree variable, Void none) {
                    variables.putIfAbsent(variable.getName().toString(), variable);
                    return super.visitVariable(variable, none);
                }
            }.scan(scope.method(), null);
            return variables.get(name.getName().toString());
        }

        /** Whether a parameter of the method is meant; its callers then say the text. */
        private boolean parameter(IdentifierTree name) {
            MethodTree method = scope.method();
            if (method == null) {
                return false;
            }
            List<? extends VariableTree> parameters = method.getParameters();
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).getName() == name.getName()) {
                    mouths.add(mouth(method, i, parameters.size()));
                    return true;
                }
            }
            return false;
        }

        private Mouth mouth(MethodTree method, int argument, int arguments) {
            boolean own =
                    method.getModifiers()
                            .getFlags()
                            .contains(javax.lang.model.element.Modifier.PRIVATE);
            Path within = own ? scope.file() : Objects.requireNonNull(scope.file().getParent());
            return new Mouth(method.getName().toString(), argument, arguments, within);
        }

        /** What a method of the same class answers. */
        private List<String> returned(MethodInvocationTree call) {
            String name = call.getMethodSelect().toString();
            for (Tree member : scope.type().getMembers()) {
                if (member instanceof MethodTree method
                        && method.getName().contentEquals(name)
                        && visited.add(method)) {
                    return answers(method);
                }
            }
            return foreign(call);
        }

        private List<String> answers(MethodTree method) {
            List<String> all = new ArrayList<>();
            Texts inner = new Texts(new Scope(scope.file(), scope.type(), method));
            inner.visited.addAll(visited);
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitReturn(com.sun.source.tree.ReturnTree given, Void none) {
                    inner.of(given.getExpression()).stream()
                            .filter(text -> !text.isEmpty())
                            .forEach(all::add);
                    return null;
                }
            }.scan(method, null);
            mouths.addAll(inner.mouths);
            return all;
        }

        private List<String> foreign(ExpressionTree text) {
            foreign.add(scope.file().getFileName() + ": " + text);
            return List.of();
        }
    }
}
