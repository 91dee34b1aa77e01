package io.worklog.testkit.stores;

import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.log.LogId;
import io.worklog.testkit.LogFeeder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/** Appends to a log for ever and prints each size after it was acknowledged. */
final class AppendingProcess {
    static final LogId LOG = LogId.of("acme");

    private AppendingProcess() {}

    public static void main(String[] arguments) {
        Random chance = new Random(Long.parseLong(arguments[1]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        FileLogOptions options = FileLogOptions.defaults().withSegmentBytes(256 << 10);
        FileLogStore store = FileLogStore.open(Path.of(arguments[0]), options);
        LogFeeder feeder = new LogFeeder(store, LOG);
        out.println("open " + feeder.head().size());
        while (true) {
            feeder.append(1 + chance.nextInt(chance.nextInt(10) == 0 ? 300 : 20));
            out.println("acknowledged " + feeder.head().size());
            if (chance.nextInt(8) == 0) {
                feeder.publish("note");
                out.println("published " + feeder.head().size());
            }
        }
    }
}
