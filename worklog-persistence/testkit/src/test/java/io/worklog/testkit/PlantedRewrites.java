package io.worklog.testkit;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores that change what they are given, or compare keys by something else than code points. */
final class PlantedRewrites {
    private PlantedRewrites() {}

    /** Changes the text of sealed bytes, as a column of JSON or of a time does. */
    abstract static class Rewrites extends PlantedLogStores.Exam {
        abstract String rewritten(String sealed);

        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public LogHead append(AppendBatch batch) {
                    return super.append(each(batch, entry -> changed(entry)));
                }
            };
        }

        private NewEntry changed(NewEntry entry) {
            String text = new String(entry.sealed(), StandardCharsets.ISO_8859_1);
            byte[] sealed = rewritten(text).getBytes(StandardCharsets.ISO_8859_1);
            return LogFeeder.entry(sealed, entry.privateSide(), entry.idempotencyKey());
        }
    }

    static class RoundsTimes extends Rewrites {
        @Override
        String rewritten(String sealed) {
            return sealed.replaceAll("(T\\d\\d:\\d\\d:\\d\\d\\.\\d{6})\\d{3}", "$1");
        }
    }

    static class NormalisesJson extends Rewrites {
        @Override
        String rewritten(String sealed) {
            return sealed.replace("1.0", "1").replace(" : ", ":").replace(" ,", ",");
        }
    }

    static class TrimsBytes extends Rewrites {
        @Override
        String rewritten(String sealed) {
            return sealed.length() > 1 ? sealed.stripTrailing() : sealed;
        }
    }

    /** Compares keys by something else than their code points. */
    abstract static class Folds extends PlantedLogStores.Exam {
        abstract String folded(String key);

        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public LogHead append(AppendBatch batch) {
                    return super.append(each(batch, entry -> folded(entry)));
                }

                @Override
                public Optional<LogIndex> findKey(LogId log, String key) {
                    return super.findKey(log, Folds.this.folded(key));
                }
            };
        }

        private NewEntry folded(NewEntry entry) {
            String key = entry.idempotencyKey();
            return LogFeeder.entry(
                    entry.sealed(), entry.privateSide(), key == null ? null : folded(key));
        }
    }

    static class FindsFewOfManyKeys extends PlantedLogStores.Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public Map<String, LogIndex> findKeys(LogId log, Set<String> keys) {
                    return super.findKeys(log, keys.stream().limit(3).collect(Collectors.toSet()));
                }
            };
        }
    }

    static class FoldsCase extends Folds {
        @Override
        String folded(String key) {
            return key.toLowerCase(Locale.ROOT);
        }
    }

    static class TrimsKeys extends Folds {
        @Override
        String folded(String key) {
            return key.stripTrailing();
        }
    }

    static class FoldsAccents extends Folds {
        @Override
        String folded(String key) {
            return Normalizer.normalize(key, Normalizer.Form.NFC);
        }
    }

    static class LosesEmoji extends Folds {
        @Override
        String folded(String key) {
            return key.replaceAll("[\ud83d\ude00-\ud83d\ude4f]", "?");
        }
    }

    static class CutsKeys extends Folds {
        @Override
        String folded(String key) {
            return key.substring(0, Math.min(127, key.length()));
        }
    }
}
