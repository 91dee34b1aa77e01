package io.worklog.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No way from a feed to the inside of a network. */
class AddressRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "203.0.113.5",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "ff02::1",
                "fec0::1"
            })
    void anInnerAddressIsRefused(String address) {
        assertThatThrownBy(() -> rules(false, address).resolve("receiver"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("not public")
                .hasMessageNotContaining(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
    void aPublicAddressIsTaken(String address) throws Exception {
        assertThat(rules(false, address).resolve("receiver"))
                .isEqualTo(InetAddress.getByName(address));
    }

    @Test
    void oneInnerAddressAmongOthersIsEnough() {
        assertThatThrownBy(() -> rules(false, "1.1.1.1", "10.0.0.1").resolve("receiver"))
                .isInstanceOf(DeliveryException.class);
    }

    @Test
    void whatAnOperatorNamesIsTaken() throws Exception {
        assertThat(rules(false, "10.0.0.1").resolve("siem.internal").getHostAddress())
                .isEqualTo("10.0.0.1");
        assertThat(rules(true, "10.0.0.1").resolve("receiver").getHostAddress())
                .isEqualTo("10.0.0.1");
    }

    /** A name that leads elsewhere at a second question is never asked a second time. */
    @Test
    void aNameIsResolvedOnceForEachConnection() throws Exception {
        List<String> asked = new ArrayList<>();
        AddressRules rules =
                new AddressRules(
                        true,
                        Set.of(),
                        host -> {
                            asked.add(host);
                            return all("127.0.0.1");
                        });
        Connector connector =
                new Connector(
                        rules,
                        () -> {
                            throw new IllegalStateException("no TLS here");
                        },
                        Duration.ofMillis(1),
                        Duration.ofSeconds(1));
        assertThatThrownBy(() -> connector.connect("receiver", 9, false))
                .isInstanceOf(DeliveryException.class);
        assertThat(asked).containsExactly("receiver");
    }

    private static AddressRules rules(boolean allowPrivate, String... addresses) {
        return new AddressRules(allowPrivate, Set.of("siem.internal"), host -> all(addresses));
    }

    private static InetAddress[] all(String... addresses) throws UnknownHostException {
        InetAddress[] found = new InetAddress[addresses.length];
        for (int at = 0; at < addresses.length; at++) {
            found[at] = InetAddress.getByName(addresses[at]);
        }
        return found;
    }
}
