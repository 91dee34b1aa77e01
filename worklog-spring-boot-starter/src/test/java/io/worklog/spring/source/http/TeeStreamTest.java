package io.worklog.spring.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;

class TeeStreamTest {
    private static TeeStream over(byte[] bytes, long limit) {
        return new TeeStream(
                new DelegatingServletInputStream(new java.io.ByteArrayInputStream(bytes)), limit);
    }

    @Test
    void upToTheLimitEverythingIsKept() throws IOException {
        TeeStream tee = over(new byte[] {1, 2, 3, 4}, 4);
        assertThat(tee.read()).isEqualTo(1);
        assertThat(tee.readAllBytes()).containsExactly(2, 3, 4);
        assertThat(tee.read()).isEqualTo(-1);
        assertThat(tee.bytes())
                .hasValueSatisfying(kept -> assertThat(kept).containsExactly(1, 2, 3, 4));
        assertThat(tee.count()).isEqualTo(4);
    }

    @Test
    void beyondTheLimitNothingIsAndTheReaderGetsItAll() throws IOException {
        TeeStream tee = over(new byte[100_000], 10);
        assertThat(tee.readNBytes(10)).hasSize(10);
        assertThat(tee.bytes()).isPresent();
        assertThat(tee.readAllBytes()).hasSize(99_990);
        assertThat(tee.bytes()).isEmpty();
        assertThat(tee.count()).isEqualTo(100_000);
    }

    @Test
    void whatIsReadByteByByteCountsAlike() throws IOException {
        TeeStream tee = over(new byte[] {1, 2, 3}, 2);
        while (tee.read() >= 0) {
            assertThat(tee.count()).isPositive();
        }
        assertThat(tee.bytes()).isEmpty();
    }
}
