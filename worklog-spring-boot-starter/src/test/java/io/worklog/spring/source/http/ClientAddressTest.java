package io.worklog.spring.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    203.0.113.9  | 198.51.100.1                        | 203.0.113.9
                    10.1.2.3     | 198.51.100.1                        | 198.51.100.1
                    10.1.2.3     | 6.6.6.6, 198.51.100.1               | 198.51.100.1
                    10.1.2.3     | 198.51.100.1, 10.9.9.9              | 198.51.100.1
                    10.1.2.3     | 198.51.100.1:8080                   | 198.51.100.1
                    10.1.2.3     | [2001:db8::1]:443                   | 2001:db8::1
                    fd00::7      | 2001:db8::1                         | 2001:db8::1
                    10.1.2.3     | unknown                             | 10.1.2.3
                    10.1.2.3     | 198.51.100.1, evil.example          | 10.1.2.3
                    10.1.2.3     | 10.4.4.4                            | 10.4.4.4
                    11.1.2.3     | 198.51.100.1                        | 11.1.2.3
                    """)
    void onlyWhatTrustedProxiesSayIsBelieved(String peer, String header, String expected) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-For", header);
        assertThat(new ClientAddress(List.of("10.0.0.0/8", "fd00::/8")).of(request))
                .isEqualTo(expected);
        assertThat(new ClientAddress(List.of()).of(request)).isEqualTo(peer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/x", "", "999.1.1.1"})
    void whatIsNoAddressStopsTheStartByName(String wrong) {
        List<String> trusted = List.of(wrong);
        assertThatThrownBy(() -> new ClientAddress(trusted))
                .hasMessageContaining("worklog.http.trusted-proxies");
    }

    @Test
    void aNetworkEndsWhereItsBitsEnd() throws Exception {
        AddressRange range = AddressRange.parse("192.168.4.0/22");
        assertThat(range.contains(AddressRange.bytes("192.168.7.255"))).isTrue();
        assertThat(range.contains(AddressRange.bytes("192.168.8.0"))).isFalse();
        assertThat(range.contains(AddressRange.bytes("::1"))).isFalse();
        assertThat(AddressRange.parse("0.0.0.0/0").contains(AddressRange.bytes("1.2.3.4")))
                .isTrue();
    }
}
