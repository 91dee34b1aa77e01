package io.worklog.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.api.ProblemWriters;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** So many requests of one address, and no more. */
class RateLimitTest {
    private final RateLimitFilter filter =
            new RateLimitFilter(new LimitProperties(true, 1, 2, 1, 2), ProblemWriters.plain());

    @Test
    void theThirdOfTwoIsToldWhenToComeAgain() throws Exception {
        assertThat(call("10.0.0.1").getStatus()).isEqualTo(HttpServletResponse.SC_OK);
        assertThat(call("10.0.0.1").getStatus()).isEqualTo(HttpServletResponse.SC_OK);
        MockHttpServletResponse third = call("10.0.0.1");
        // On a machine that stood still meanwhile there is a place again.
        for (int more = 0; more < 1_000 && third.getStatus() != 429; more++) {
            third = call("10.0.0.1");
        }
        assertThat(third.getStatus()).isEqualTo(429);
        assertThat(Long.parseLong(String.valueOf(third.getHeader("Retry-After")))).isPositive();
        assertThat(call("10.0.0.2").getStatus()).isEqualTo(HttpServletResponse.SC_OK);
    }

    private MockHttpServletResponse call(String address) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/me");
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
