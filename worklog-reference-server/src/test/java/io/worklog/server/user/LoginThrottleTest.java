package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.server.api.Problem;
import io.worklog.server.user.LoginThrottle.Source;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Waits grow where failures come from, and nowhere else. */
class LoginThrottleTest {
    private final SettableClock clock = new SettableClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    private static List<Source> from(String address, String name) {
        return List.of(new Source(address + ' ' + name, 5), new Source(address, 50));
    }

    private Duration refusal(List<Source> sources) {
        try {
            throttle.attempt(sources);
            return Duration.ZERO;
        } catch (Problem problem) {
            assertThat(problem.code()).isEqualTo(UserProblem.LOGIN_THROTTLED);
            return Objects.requireNonNull(problem.retryAfter());
        }
    }

    @Test
    void theWaitDoublesUpToAQuarterOfAnHour() {
        List<Source> source = from("203.0.113.7", "lin");
        for (int free = 0; free < 6; free++) {
            assertThat(refusal(source)).isZero();
        }
        Duration last = Duration.ZERO;
        for (int failure = 0; failure < 14; failure++) {
            Duration wait = refusal(source);
            assertThat(wait).isGreaterThanOrEqualTo(last).isPositive();
            last = wait;
            clock.pass(wait);
            assertThat(refusal(source)).isZero();
        }
        assertThat(last).isGreaterThanOrEqualTo(LoginThrottle.LONGEST);
    }

    @Test
    void nobodyIsLockedOutFromElsewhere() {
        for (int failure = 0; failure < 6; failure++) {
            throttle.attempt(from("203.0.113.7", "lin"));
        }
        assertThatThrownBy(() -> throttle.attempt(from("203.0.113.7", "lin")))
                .isInstanceOf(Problem.class);
        assertThat(refusal(from("198.51.100.9", "lin"))).isZero();
        assertThat(refusal(from("203.0.113.7", "mei"))).isZero();
        assertThat(refusal(List.of(new Source("device d1", 5)))).isZero();
    }

    @Test
    void anAccountOfOnesOwnIsNoWayToTryOutOthers() {
        int tried = 0;
        while (refusal(from("203.0.113.7", "victim" + tried)).isZero() && tried < 200) {
            tried++;
            List<Source> own = from("203.0.113.7", "own");
            if (refusal(own).isZero()) {
                throttle.succeeded(own);
            }
        }
        assertThat(tried).isBetween(50, 52);
    }

    @Test
    void oneSubscriberIsOneSource() {
        assertThat(AddressBlock.of("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(AddressBlock.of("2001:db8:1:2::9"))
                .isNotEqualTo(AddressBlock.of("2001:db8:1:3::9"));
        assertThat(AddressBlock.of("::1")).isEqualTo(AddressBlock.of("0:0:0:0:0:0:0:1"));
        assertThat(AddressBlock.of("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(AddressBlock.of(null)).isEqualTo("unknown");
    }
}
