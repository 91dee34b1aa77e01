package io.worklog.spring.sentence;

import io.worklog.sentence.TextSource;
import java.util.List;

/**
 * The host's texts.
 *
 * @param sources in the order they are asked in
 */
record HostTexts(List<TextSource> sources) {
    HostTexts {
        sources = List.copyOf(sources);
    }
}
