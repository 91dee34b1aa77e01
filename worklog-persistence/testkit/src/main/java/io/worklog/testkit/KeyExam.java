package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogIndex;
import io.worklog.spi.NewEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Idempotency keys are compared by code points and by nothing else. */
interface KeyExam extends LogStoreExam {
    /** The longest key of an event, in code points. */
    int LONGEST = 128;

    /** All different, and each taken for another one by some way of comparing. */
    List<String> ALIKE =
            List.of(
                    "key",
                    "Key",
                    "KEY",
                    "key ",
                    " key",
                    "key  ",
                    "key\t",
                    "key\n",
                    "key\u00a0",
                    "k\u00e9y",
                    "ke\u0301y",
                    "k\u00e8y",
                    "\uff4bey",
                    "key\u200b",
                    "key\u200d",
                    "key\ufeff",
                    "\ufeffkey",
                    "key\u00ad",
                    "key\u0001",
                    "key\u007f",
                    "key\u0000",
                    "key\u0000\u0000",
                    "\u0000key",
                    "key\ud83d\ude00",
                    "key\ud83d\ude01",
                    "key\ud83d\udc4d",
                    "key\ud83d\udc4d\ud83c\udffd",
                    "stra\u00dfe",
                    "strasse",
                    "STRASSE",
                    "stra\u1e9ee",
                    "\u0130",
                    "i\u0307",
                    "\u0131",
                    "i",
                    "I",
                    "\ufb01",
                    "fi",
                    "1",
                    "01",
                    "1.0",
                    "+1",
                    "%",
                    "_",
                    "k_y",
                    "k%",
                    "\\",
                    "\\\\",
                    "'",
                    "''",
                    "\"",
                    "key'--",
                    "null",
                    "NULL",
                    "true",
                    "\u4f60\u597d",
                    "\u4f60\u597d ",
                    "\u304c",
                    "\u304b\u3099",
                    "\u30ab",
                    "\u212b",
                    "\u00c5",
                    "A\u030a",
                    "x".repeat(LONGEST),
                    "x".repeat(LONGEST - 1) + "y",
                    "x".repeat(LONGEST - 1),
                    "\ud83d\ude00".repeat(LONGEST),
                    "\ud83d\ude00".repeat(LONGEST - 1) + "\ud83d\ude01");

    /** What nobody stored, however alike. */
    List<String> UNKNOWN =
            List.of(
                    "kEY",
                    "ke",
                    "keyy",
                    "key\u2003",
                    "k\u00e9y ",
                    "\u200bkey",
                    "KEY ",
                    "k_ ",
                    "%%",
                    "\\'",
                    "key\u0000 ",
                    "\ud83d\ude00",
                    "X".repeat(LONGEST),
                    "STRA\u00dfE");

    @Test
    default void keysThatAreAlikeStayDifferent() {
        assertThat(new HashSet<>(ALIKE)).hasSameSizeAs(ALIKE);
        List<NewEntry> entries = new ArrayList<>();
        for (String key : ALIKE) {
            entries.add(Batches.entry(entries.size(), null, key));
        }
        store().append(Batches.at(store().create(log()), entries));

        for (int i = 0; i < 2; i++) {
            assertKeys();
            restart();
        }
    }

    @Test
    default void keysOfOtherBatchesAreComparedTheSameWay() {
        var head = store().create(log());
        for (int i = 0; i < ALIKE.size(); i++) {
            NewEntry entry = Batches.entry(i, null, ALIKE.get(i));
            assertThat(store().findKey(log(), ALIKE.get(i))).as("key %s", i).isEmpty();
            head = store().append(Batches.at(head, List.of(entry)));
        }
        assertKeys();
    }

    private void assertKeys() {
        List<String> all = new ArrayList<>(ALIKE);
        all.addAll(UNKNOWN);
        Map<String, LogIndex> places = store().findKeys(log(), Set.copyOf(all));
        assertThat(places).hasSameSizeAs(ALIKE);
        for (int i = 0; i < ALIKE.size(); i++) {
            assertThat(places).containsEntry(ALIKE.get(i), LogIndex.of(i));
        }
        assertThat(store().findKeys(log(), Set.copyOf(UNKNOWN))).isEmpty();
        for (int i = 0; i < ALIKE.size(); i++) {
            assertThat(store().findKey(log(), ALIKE.get(i)))
                    .as("key %d: %s", i, ALIKE.get(i))
                    .contains(LogIndex.of(i));
        }
        for (String unknown : UNKNOWN) {
            assertThat(store().findKey(log(), unknown)).as("key %s", unknown).isEmpty();
        }
    }

    @Test
    default void theSameKeyMeansSomethingElseInAnotherLog() {
        NewEntry plain = Batches.entry(0, null, null);
        NewEntry keyed = Batches.entry(1, null, "same");
        store().append(Batches.at(store().create(log()), List.of(keyed)));
        store().append(Batches.at(store().create(log("2")), List.of(plain, keyed)));
        store().create(log("3"));
        restart();

        assertThat(store().findKey(log(), "same")).contains(LogIndex.of(0));
        assertThat(store().findKey(log("2"), "same")).contains(LogIndex.of(1));
        assertThat(store().findKey(log("3"), "same")).isEmpty();
    }
}
