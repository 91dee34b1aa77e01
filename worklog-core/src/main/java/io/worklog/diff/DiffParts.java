package io.worklog.diff;

/**
 * What every comparison by the same rules needs, made once. Thread-safe.
 *
 * @param rules how states are compared
 * @param shapes what classes look like
 * @param scalars freezes what is one value
 * @param values tells such values apart and what they say
 * @param fingerprint tells larger parts apart
 */
record DiffParts(
        DiffRules rules,
        Shapes shapes,
        Scalars scalars,
        ValueText values,
        Fingerprint fingerprint) {
    static DiffParts of(DiffRules rules) {
        ValueText values = new ValueText(rules);
        return new DiffParts(
                rules, new Shapes(), new Scalars(rules), values, new Fingerprint(rules, values));
    }
}
