package io.worklog.server.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An object as people type it: {@code type:id}. The first colon ends the type.
 *
 * @param type the kind of object
 * @param id its id
 */
record TargetRef(String type, String id) {
    /** Reads {@code type:id}. */
    static final class Converter implements ITypeConverter<TargetRef> {
        @Override
        public TargetRef convert(String text) {
            int at = text.indexOf(':');
            if (at <= 0 || at == text.length() - 1) {
                throw new TypeConversionException(
                        "\"" + text + "\" is no object: write TYPE:ID, such as invoice:2026-17");
            }
            return new TargetRef(text.substring(0, at), text.substring(at + 1));
        }
    }
}
