package io.worklog.spring.sentence;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the texts of an application's events are, and how they are told.
 *
 * @param basename name of the files on the class path that hold the texts, without language and
 *     ending: worklog-messages stands for worklog-messages.properties,
 *     worklog-messages_zh.properties and so on, all in UTF-8
 * @param languages languages to look for, such as zh and fr; each one listed needs a text for every
 *     message key. Unless set, the files of zh, zh_CN, zh_TW, en and en_US are taken where they are
 *     there
 * @param generalLanguage language of the file without a language in its name, which then needs no
 *     file of its own
 * @param useMessageSource whether the application's MessageSource is asked before these files; set
 *     worklog.messages.languages with it
 * @param missing what a message key of the event catalog without a text does when the application
 *     starts
 * @param zone time zone of the dates and times in sentences; the one of the process unless set
 */
@ConfigurationProperties(SentenceProperties.PREFIX)
record SentenceProperties(
        @DefaultValue(TextFiles.USUAL_NAME) String basename,
        @DefaultValue List<Locale> languages,
        @Nullable Locale generalLanguage,
        @DefaultValue("false") boolean useMessageSource,
        @DefaultValue("warn") OnMissing missing,
        @Nullable ZoneId zone) {
    static final String PREFIX = "worklog.messages";

    SentenceProperties {
        languages = List.copyOf(languages);
    }

    /** What a missing text does. */
    enum OnMissing {
        /** The start fails. */
        FAIL,
        /** A warning names the keys; readers get a general sentence. */
        WARN,
        /** Nothing. */
        IGNORE
    }
}
