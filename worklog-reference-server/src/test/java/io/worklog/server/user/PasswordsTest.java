package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Whoever is not there costs the same work as whoever gives a wrong password: counted, not timed. */
class PasswordsTest {
    private static final String COST = "$argon2id$v=19$m=19456,t=2,p=1$";

    /** Writes down what is compared with what. */
    private static final class Counting implements PasswordEncoder {
        private final PasswordEncoder real = Passwords.argon2();
        private final List<String> compared = new ArrayList<>();
        private int hashed;

        @Override
        public String encode(@Nullable CharSequence password) {
            hashed++;
            return Objects.requireNonNull(real.encode(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.add(String.valueOf(hash));
            return real.matches(password, hash);
        }
    }

    private final Counting counting = new Counting();
    private final Passwords passwords = new Passwords("nobody knows this", counting);

    @Test
    void aWrongPasswordAndNobodyAtAllAreComparedOnceAtTheSameCost() {
        String hash = passwords.hash("four quiet rivers run");
        assertThat(passwords.matches("a wrong one", hash)).isFalse();
        assertThat(counting.compared).containsExactly(hash);
        assertThat(passwords.matches("a wrong one", null)).isFalse();
        int hashed = counting.hashed;
        assertThat(passwords.matches("a wrong one", null)).isFalse();
        assertThat(counting.hashed).as("made once").isEqualTo(hashed);
        assertThat(counting.compared).hasSize(3).allMatch(each -> each.startsWith(COST));
        assertThat(counting.compared.get(1)).isNotEqualTo(hash);
    }

    /** Not even by the text that stands for whoever is not there. */
    @Test
    void nobodyIsLetInWithoutAHash() {
        assertThat(passwords.matches("nobody knows this", null)).isFalse();
    }
}
