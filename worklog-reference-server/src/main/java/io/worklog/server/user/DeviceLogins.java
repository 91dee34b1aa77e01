package io.worklog.server.user;

import io.worklog.context.WorklogContext;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Caller.Via;
import io.worklog.server.access.Grant;
import io.worklog.server.access.Permission;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.trail.Trail;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;

/**
 * Lets a program in that has no browser, by somebody who has one, in the manner of RFC 8628: the
 * program gets two codes and shows one; who is logged in approves it; with the other the program
 * fetches a key of that person, once. The key is made when it is fetched, so that its secret is
 * kept nowhere. Thread-safe.
 */
final class DeviceLogins {
    /** How long somebody has to approve. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 1_000;

    /** Neither vowels, so that there is no word, nor letters that look like others. */
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private static final int HALF = 4;

    private enum State {
        WAITING,
        APPROVED,
        REFUSED
    }

    private final Database database;
    private final Tokens tokens;
    private final SecureRandom random;
    private final Accounts accounts;
    private final Keys keys;
    private final Trail trail;
    private final InstantSource clock;

    DeviceLogins(
            Database database,
            Tokens tokens,
            SecureRandom random,
            Accounts accounts,
            Keys keys,
            Trail trail,
            InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.random = random;
        this.accounts = accounts;
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Two codes for one program.
     *
     * @param deviceCode the secret that it asks with
     * @param userCode what it shows: {@code BCDF-GHJK}
     */
    record Codes(String deviceCode, String userCode) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Codes[" + userCode + "]";
        }
    }

    /**
     * A program that waits.
     *
     * @param name what it calls itself
     * @param scopes what its key would be good for
     * @param endsAt until when it waits
     */
    record Waiting(String name, Set<Permission> scopes, Instant endsAt) {}

    /** Begins to wait. */
    Codes ask(String name, Set<Permission> scopes) {
        Codes codes = new Codes(tokens.next(), userCode());
        Instant now = clock.instant();
        database.inTransaction(() -> {
            database.sql()
                    .deleteFrom(Tables.DEVICE_LOGINS)
                    .where(Tables.EXPIRES_AT.le(Times.micros(now)))
                    .execute();
            if (database.sql().fetchCount(Tables.DEVICE_LOGINS) >= MOST_WAITING) {
                throw Problem.of(UserProblem.DEVICES_WAITING, "too many programs wait already")
                        .retryAfter(SOON);
            }
            insert(codes, name, scopes, now);
        });
        return codes;
    }

    private void insert(Codes codes, String name, Set<Permission> scopes, Instant now) {
        database.sql()
                .insertInto(Tables.DEVICE_LOGINS)
                .set(Tables.TOKEN_HASH, Tokens.hash(codes.deviceCode()))
                .set(Tables.USER_CODE, codes.userCode())
                .set(Tables.DISPLAY_NAME, name)
                .set(Tables.SCOPES, String.join(" ", KeyTable.names(scopes)))
                .set(Tables.STATE, State.WAITING.name())
                .set(Tables.EXPIRES_AT, Times.micros(now.plus(LIFE)))
                .execute();
    }

    private String userCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** The program that shows a code. */
    Waiting find(String userCode) {
        return row(waiting(userCode))
                .map(row ->
                        new Waiting(
                                row.get(Tables.DISPLAY_NAME),
                                scopes(row),
                                Times.instant(row.get(Tables.EXPIRES_AT).longValue())))
                .orElseThrow(DeviceLogins::ended);
    }

    /**
     * Lets the program in as the caller, or refuses it; once.
     *
     * @throws Problem if the key would allow more than what the caller came with
     */
    void decide(Caller caller, String userCode, boolean approved) {
        Waiting device = find(userCode);
        Grant grant = caller.grant();
        boolean wider =
                caller.via() == Via.KEY
                        || grant.projects() != null
                        || !grant.permissions().containsAll(device.scopes());
        if (approved && wider) {
            throw Problem.of(UserProblem.KEY_TOO_WIDE, "it would go beyond your credential");
        }
        database.inTransaction(() -> {
            State state = approved ? State.APPROVED : State.REFUSED;
            int changed =
                    database.sql()
                            .update(Tables.DEVICE_LOGINS)
                            .set(Tables.STATE, state.name())
                            .set(Tables.USER_ID, caller.userId())
                            .where(waiting(userCode))
                            .execute();
            if (changed == 0) {
                throw ended();
            }
            trail.system(caller.tenant())
                    .record(approved ? UserEvents.DEVICE_APPROVED : UserEvents.DEVICE_REFUSED)
                    .target(caller.userId(), caller.name())
                    .metadata("device", device.name())
                    .metadata("scopes", String.join(" ", KeyTable.names(device.scopes())))
                    .commit();
        });
    }

    /**
     * The key of a program, once it was approved; nothing while nobody decided.
     *
     * @throws Problem if it was refused, or the codes are over or used
     */
    Optional<Keys.Made> fetch(String deviceCode) {
        Condition device = Tables.TOKEN_HASH.eq(Tokens.hash(deviceCode)).and(inTime());
        Record row = row(device).orElseThrow(DeviceLogins::ended);
        State state = State.valueOf(row.get(Tables.STATE));
        if (state == State.WAITING) {
            return Optional.empty();
        }
        boolean mine =
                database.inTransaction(() ->
                        database.sql().deleteFrom(Tables.DEVICE_LOGINS).where(device).execute()
                                == 1);
        if (!mine || state == State.REFUSED) {
            throw ended();
        }
        Account owner = accounts.find(row.get(Tables.USER_ID)).orElseThrow(DeviceLogins::ended);
        return Optional.of(key(owner, row));
    }

    private Keys.Made key(Account owner, Record row) {
        Caller caller = owner.caller(Via.SESSION, Grant.everything("device"));
        Keys.Wanted wanted = new Keys.Wanted(row.get(Tables.DISPLAY_NAME), scopes(row), null, null);
        return WorklogContext.with(caller.actor(), caller.tenant())
                .call(() -> keys.create(caller, wanted));
    }

    private static Set<Permission> scopes(Record row) {
        return KeyTable.scopes(Set.of(row.get(Tables.SCOPES).split(" ")));
    }

    private Optional<Record> row(Condition which) {
        return database.sql().select().from(Tables.DEVICE_LOGINS).where(which).fetchOptional();
    }

    private Condition waiting(String userCode) {
        return Tables.USER_CODE
                .eq(userCode.strip().toUpperCase(Locale.ROOT))
                .and(Tables.STATE.eq(State.WAITING.name()))
                .and(inTime());
    }

    private Condition inTime() {
        return Tables.EXPIRES_AT.gt(Times.micros(clock.instant()));
    }

    private static Problem ended() {
        return Problem.of(UserProblem.DEVICE_ENDED, "nobody waits with this code");
    }
}
