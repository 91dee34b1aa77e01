package io.worklog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSONTestSuite: what every reader accepts, refuses, and what we decided where it is open. */
class JsonTestSuiteTest {
    private static final String FOLDER = "json-parsing";

    /** Valid by RFC 8259's grammar, refused here: two readers may keep different values. */
    private static final Set<String> DUPLICATES =
            Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");

    /** Open by the suite, accepted here: a number is kept as its text, whatever its size. */
    private static final Set<String> ACCEPTED =
            Set.of(
                    "i_number_double_huge_neg_exp.json",
                    "i_number_huge_exp.json",
                    "i_number_neg_int_huge_exp.json",
                    "i_number_pos_double_huge_exp.json",
                    "i_number_real_neg_overflow.json",
                    "i_number_real_pos_overflow.json",
                    "i_number_real_underflow.json",
                    "i_number_too_big_neg_int.json",
                    "i_number_too_big_pos_int.json",
                    "i_number_very_big_negative_int.json");

    /** Open by the suite, refused here: no well-formed Unicode, a byte order mark, too deep. */
    private static final Set<String> REFUSED =
            Set.of(
                    "i_object_key_lone_2nd_surrogate.json",
                    "i_string_1st_surrogate_but_2nd_missing.json",
                    "i_string_1st_valid_surrogate_2nd_invalid.json",
                    "i_string_UTF-16LE_with_BOM.json",
                    "i_string_UTF-8_invalid_sequence.json",
                    "i_string_UTF8_surrogate_U+D800.json",
                    "i_string_incomplete_surrogate_and_escape_valid.json",
                    "i_string_incomplete_surrogate_pair.json",
                    "i_string_incomplete_surrogates_escape_valid.json",
                    "i_string_invalid_lonely_surrogate.json",
                    "i_string_invalid_surrogate.json",
                    "i_string_invalid_utf-8.json",
                    "i_string_inverted_surrogates_U+1D11E.json",
                    "i_string_iso_latin_1.json",
                    "i_string_lone_second_surrogate.json",
                    "i_string_lone_utf8_continuation_byte.json",
                    "i_string_not_in_unicode_range.json",
                    "i_string_overlong_sequence_2_bytes.json",
                    "i_string_overlong_sequence_6_bytes.json",
                    "i_string_overlong_sequence_6_bytes_null.json",
                    "i_string_truncated-utf-8.json",
                    "i_string_utf16BE_no_BOM.json",
                    "i_string_utf16LE_no_BOM.json",
                    "i_structure_500_nested_arrays.json",
                    "i_structure_UTF-8_BOM_empty_object.json");

    static Stream<String> mustAccept() {
        return Stream.concat(
                Vectors.names(FOLDER, "y_").stream().filter(name -> !DUPLICATES.contains(name)),
                ACCEPTED.stream());
    }

    static Stream<String> mustRefuse() {
        return Stream.of(Vectors.names(FOLDER, "n_"), DUPLICATES, REFUSED)
                .flatMap(names -> names.stream());
    }

    private static JsonValue parse(String name) {
        return StrictJson.parse(Vectors.bytes(FOLDER + "/" + name), JsonLimits.foreign());
    }

    @ParameterizedTest
    @MethodSource("mustAccept")
    void accepts(String name) {
        assertThatCode(() -> parse(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("mustRefuse")
    void refuses(String name) {
        assertThatThrownBy(() -> parse(name)).isInstanceOf(JsonException.class);
    }

    @Test
    void everyFileOfTheSuiteIsDecided() {
        List<String> open = Vectors.names(FOLDER, "i_");
        assertThat(open).hasSize(35).containsExactlyInAnyOrderElementsOf(union());
        assertThat(Vectors.names(FOLDER, "y_")).hasSize(95).containsAll(DUPLICATES);
        assertThat(Vectors.names(FOLDER, "n_")).hasSize(188);
    }

    private static List<String> union() {
        return Stream.concat(ACCEPTED.stream(), REFUSED.stream()).toList();
    }
}
