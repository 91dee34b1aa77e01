package io.worklog.spring.logged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two hundred values that somebody might send to have them evaluated, or to break a log. */
final class Hostile {
    private static final List<String> EXPRESSIONS =
            List.of(
                    "T(java.lang.Runtime).getRuntime().exec('touch planted')",
                    "new java.io.File('planted').createNewFile()",
                    "#this.getClass().forName('java.lang.Runtime')",
                    "@environment.getProperty('user.home')",
                    "''.class.forName('java.lang.System').exit(1)",
                    "#result = 'x'",
                    "#{systemProperties}",
                    "#root",
                    "1/0",
                    "'a'.repeat(2000000000)",
                    "${user.home}",
                    "${jndi:ldap://127.0.0.1:1/a}",
                    "${${lower:j}ndi:ldap://127.0.0.1:1/a}",
                    "${env:PATH}",
                    "${sys:user.name}",
                    "${script:javascript:1}",
                    "${date:yyyy}",
                    "{{7*7}}",
                    "{{constructor.constructor('x')()}}",
                    "<%= 7*7 %>",
                    "#{7*7}",
                    "*{7*7}",
                    "~{::fragment}",
                    "[[${7*7}]]",
                    "<#assign x='freemarker.template.utility.Execute'?new()>${x('id')}",
                    "#set($x='')$x.class",
                    "{0} {1} {2}",
                    "{name,plural,one{x}other{#}}",
                    "%s%n%x%d%1$s",
                    "'; DROP TABLE worklog; --",
                    "<script>alert(1)</script>",
                    "=cmd|' /C calc'!A0",
                    "\\u0027",
                    "{\"a\":",
                    "]]>",
                    "&xxe;",
                    "../../../../etc/passwd",
                    "{FUNC{#x}}",
                    "_DIFF{#before}",
                    "null");

    private static final List<String> LETTERS =
            List.of(
                    "a\r\nINFO logged in as admin",
                    "a\nb",
                    "a\rb",
                    "\u2028\u2029\u0085\u000b\f",
                    "\u001b[2J\u001b[31mred",
                    "\u0007\b\t",
                    "\u0000",
                    "a\u0000b\u0000",
                    "\ud800",
                    "\udc00",
                    "\udc00\ud800",
                    "a\ud83d",
                    "\ud83d\ude00",
                    "\u202e\u202dtxt.exe\u202c",
                    "\u2066\u2067\u2068\u2069",
                    "\u200b\u200c\u200d\ufeff",
                    "\ufffe\uffff",
                    "e\u0301\u0301\u0301\u0301",
                    "\u0639\u0631\u0628\u064a",
                    "留痕",
                    "",
                    " ",
                    "\t",
                    "\u00a0",
                    "İıſK");

    private Hostile() {}

    static List<Object> values() {
        List<Object> all = new ArrayList<>();
        all.addAll(EXPRESSIONS);
        all.addAll(LETTERS);
        EXPRESSIONS.forEach(text -> all.add(text + "\r\n" + text));
        EXPRESSIONS.forEach(text -> all.add(new StringBuilder(text).append('\u0000')));
        LETTERS.forEach(text -> all.add(List.of(text, text)));
        all.addAll(sizes());
        all.addAll(objects());
        return all;
    }

    private static List<Object> sizes() {
        List<Object> all = new ArrayList<>();
        for (int length : new int[] {127, 128, 129, 500, 512, 1_000, 1_001, 4_096, 200_000}) {
            all.add("x".repeat(length));
            all.add("\ud83d\ude00".repeat(length / 2));
        }
        all.add("y".repeat(10_000_000));
        all.add(deep(1_000));
        all.add(deepList(1_000));
        all.add(new int[10_000]);
        all.add(new ArrayList<>(java.util.Collections.nCopies(100_000, "z")));
        return all;
    }

    private static Map<String, Object> deep(int levels) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < levels; i++) {
            map = new HashMap<>(Map.of("a", map));
        }
        return map;
    }

    private static List<Object> deepList(int levels) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            list = new ArrayList<>(List.of(list));
        }
        return list;
    }

    private static List<Object> objects() {
        List<Object> all = new ArrayList<>();
        Map<String, Object> itself = new HashMap<>();
        itself.put("self", itself);
        all.add(itself);
        List<Object> inside = new ArrayList<>();
        inside.add(inside);
        all.add(inside);
        all.add(new Throws());
        all.add(new Loops());
        all.add(new Endless());
        all.add(new OwnText());
        all.add(List.of(new Throws()));
        all.add(Map.of("k", new Loops()));
        all.add(new Bad(null));
        all.add(Thread.currentThread());
        all.add(Hostile.class);
        all.add(Hostile.class.getClassLoader());
        all.add(Double.NaN);
        all.add(Double.NEGATIVE_INFINITY);
        all.add(Long.MIN_VALUE);
        all.add(new java.math.BigDecimal("1e1000"));
        all.add(new java.util.Date(Long.MAX_VALUE));
        all.add(java.util.Optional.empty());
        all.add(
                (Runnable)
                        () -> {
                            throw new AssertionError("was run");
                        });
        for (int i = all.size(); i < 30; i++) {
            all.add(new Throws());
        }
        return all;
    }

    /** Throws at whoever asks. */
    static final class Throws {
        public String getId() {
            throw new IllegalStateException("asked for its id");
        }

        @Override
        public String toString() {
            throw new AssertionError("asked for its text");
        }

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("compared");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("asked for its hash");
        }
    }

    /** Never comes back with its text. */
    static final class Loops {
        @Override
        public String toString() {
            while (true) {
                Thread.onSpinWait();
            }
        }

        @Override
        public int hashCode() {
            return Integer.parseInt(toString());
        }

        @Override
        public boolean equals(Object other) {
            return toString().isEmpty();
        }
    }

    /** Calls itself until the stack ends. */
    static final class Endless {
        public Object getId() {
            return getId();
        }
    }

    /** A text of its own making, without an end. */
    static final class OwnText implements CharSequence {
        @Override
        public int length() {
            return Integer.MAX_VALUE;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return this;
        }

        @Override
        public String toString() {
            throw new OutOfMemoryError("asked for its text");
        }
    }

    /** A record of nothing. */
    record Bad(String value) {}
}
