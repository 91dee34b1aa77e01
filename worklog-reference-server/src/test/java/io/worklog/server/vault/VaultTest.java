package io.worklog.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.server.db.Engine;
import io.worklog.server.testing.TestDomain;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sealed opens in its own place alone, as long as its key is there, on every engine. */
@ExtendWith(ServersExtension.class)
class VaultTest {
    private static final KeyName RECORD = new KeyName("acme", "record", "rec_1");
    private static final KeyName OTHER = new KeyName("acme", "record", "rec_2");
    private static final byte[] SALARY = "salary".getBytes(UTF_8);
    private static final byte[] PLAIN = "一万二千元".getBytes(UTF_8);
    private static final Map<Engine, TestDomain> DOMAINS = new HashMap<>();

    private final SecureRandom random = new SecureRandom();
    private final TestServers servers;

    @TempDir private Path folder;

    VaultTest(TestServers servers) {
        this.servers = servers;
    }

    @AfterAll
    static void drop() {
        DOMAINS.values().forEach(TestDomain::close);
        DOMAINS.clear();
    }

    private DataKeys keys(Engine engine) {
        TestDomain domain = DOMAINS.computeIfAbsent(engine, e -> TestDomain.open(e, servers));
        domain.database().sql().deleteFrom(Tables.KEYS).execute();
        return new DataKeys(domain.database(), InstantSource.system());
    }

    private LocalMasterKeys file(String name, boolean make) {
        return LocalMasterKeys.of(
                new KeyFile(folder.resolve(name)), make, random, InstantSource.system());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aValueOpensInItsOwnPlaceAlone(Engine engine) {
        Vault vault = new TinkVault(keys(engine), file("a", true), random);
        byte[] sealed = vault.seal(RECORD, PLAIN, SALARY);
        vault.seal(OTHER, PLAIN, SALARY);
        assertThat(vault.open(RECORD, sealed, SALARY)).isEqualTo(PLAIN);
        assertThat(new String(sealed, UTF_8)).doesNotContain("一");
        assertThatThrownBy(() -> vault.open(OTHER, sealed, SALARY))
                .isInstanceOf(NotSealedHereException.class);
        assertThatThrownBy(() -> vault.open(RECORD, sealed, "bonus".getBytes(UTF_8)))
                .isInstanceOf(NotSealedHereException.class);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> vault.open(RECORD, changed, SALARY))
                    .isInstanceOf(NotSealedHereException.class);
        }
    }

    /** Whoever writes the database gives one record the key of another. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void aSwappedRowOfTheKeyTableOpensNothing(Engine engine) {
        DataKeys keys = keys(engine);
        Vault vault = new TinkVault(keys, file("a", true), random);
        byte[] sealed = vault.seal(RECORD, PLAIN, SALARY);
        vault.seal(OTHER, PLAIN, SALARY);
        Wrapped stolen = keys.find(OTHER).orElseThrow().wrapped();
        Wrapped before = keys.find(RECORD).orElseThrow().wrapped();
        assertThat(stolen).isNotNull();
        assertThat(keys.replace(RECORD, before.masterId(), stolen)).isTrue();
        assertThatThrownBy(() -> vault.open(RECORD, sealed, SALARY))
                .isInstanceOf(NotSealedHereException.class);
        assertThatThrownBy(() -> vault.seal(RECORD, PLAIN, SALARY))
                .isInstanceOf(NotSealedHereException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anotherMasterKeyOpensNothing(Engine engine) {
        DataKeys keys = keys(engine);
        byte[] sealed = new TinkVault(keys, file("a", true), random).seal(RECORD, PLAIN, SALARY);
        Vault robbed = new TinkVault(keys, file("b", true), random);
        assertThatThrownBy(() -> robbed.open(RECORD, sealed, SALARY))
                .isInstanceOfAny(UnknownMasterKeyException.class, NotSealedHereException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aDestroyedKeyNeverComesAgain(Engine engine) {
        Vault vault = new TinkVault(keys(engine), file("a", true), random);
        byte[] sealed = vault.seal(RECORD, PLAIN, SALARY);
        byte[] kept = vault.seal(OTHER, PLAIN, SALARY);
        assertThat(vault.shred(RECORD)).isTrue();
        assertThat(vault.shred(RECORD)).isFalse();
        assertThatThrownBy(() -> vault.open(RECORD, sealed, SALARY))
                .isInstanceOf(ShreddedException.class);
        assertThatThrownBy(() -> vault.seal(RECORD, PLAIN, SALARY))
                .isInstanceOf(ShreddedException.class);
        assertThat(vault.open(OTHER, kept, SALARY)).isEqualTo(PLAIN);
    }

    /** Values are sealed and opened while master keys change twice; a key is destroyed meanwhile. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void masterKeysChangeUnderLoad(Engine engine) throws Exception {
        DataKeys keys = keys(engine);
        LocalMasterKeys masters = file("a", true);
        Vault vault = new TinkVault(keys, masters, random);
        byte[] old = vault.seal(RECORD, PLAIN, SALARY);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<?> load = pool.submit(() -> sealAndOpen(vault, 40));
            vault.rotate();
            vault.shred(OTHER);
            vault.rotate();
            load.get();
        }
        Vault another = new TinkVault(keys, file("a", false), random);
        vault.rotate();
        assertThat(keys.notUnder(masters.current())).isEmpty();
        assertThat(another.open(RECORD, old, SALARY)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> vault.open(OTHER, old, SALARY))
                .isInstanceOf(ShreddedException.class);
    }

    private static void sealAndOpen(Vault vault, int times) {
        for (int at = 0; at < times; at++) {
            KeyName key = new KeyName("acme", "person", "usr_" + at);
            byte[] sealed = vault.seal(key, PLAIN, SALARY);
            assertThat(vault.open(key, sealed, SALARY)).isEqualTo(PLAIN);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void twoNodesMakeOneKey(Engine engine) throws Exception {
        DataKeys keys = keys(engine);
        LocalMasterKeys masters = file("a", true);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Vault one = new TinkVault(keys, masters, random);
            Vault two = new TinkVault(keys, masters, random);
            for (int at = 0; at < 10; at++) {
                KeyName key = new KeyName("acme", "person", "usr_race_" + at);
                Future<byte[]> first = pool.submit(() -> one.seal(key, PLAIN, SALARY));
                Future<byte[]> second = pool.submit(() -> two.seal(key, PLAIN, SALARY));
                assertThat(two.open(key, first.get(), SALARY)).isEqualTo(PLAIN);
                assertThat(one.open(key, second.get(), SALARY)).isEqualTo(PLAIN);
            }
        }
    }

    @Test
    void onlyItsOwnerReadsTheKeyFile() throws Exception {
        file("a", true);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("a"))))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("a");
        assertThatThrownBy(() -> file("none", false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none");
    }

    @Test
    void aWrongLineOfTheKeyFileIsNamedWithoutItsContent() {
        assertThatThrownBy(() -> KeyRing.parse("# ring\nm1 c2VjcmV0\n"))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("c2Vjc");
        assertThatThrownBy(() -> KeyRing.parse("")).hasMessageContaining("no master key");
    }
}
