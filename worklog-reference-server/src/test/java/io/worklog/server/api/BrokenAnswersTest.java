package io.worklog.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that began and fail: whoever asked sees that they are not whole, in either manner. */
@Timeout(60)
class BrokenAnswersTest {
    private static final int BEGUN = 64 << 10;
    private static final byte[] PART = "a part of the answer".getBytes(StandardCharsets.UTF_8);

    @TempDir static Path folder;

    private static Tomcat tomcat;

    /** Begins as it is asked, then fails as a handler does whose exception becomes a problem. */
    private static final class Answers extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            String path = request.getRequestURI();
            if (path.equals("/fixed")) {
                response.setContentLength(2 * BEGUN);
            }
            if (!path.equals("/early")) {
                begin(response);
            }
            if (!path.equals("/whole")) {
                Problem problem = Problem.notFound("the page");
                ProblemWriters.plain().write(request, response, problem);
            }
        }

        private static void begin(HttpServletResponse response) throws IOException {
            for (int sent = 0; sent < BEGUN; sent += PART.length) {
                response.getOutputStream().write(PART);
            }
            response.flushBuffer();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", folder.toString());
        FilterDef filter = new FilterDef();
        filter.setFilterName("broken");
        filter.setFilter(new BrokenAnswers());
        context.addFilterDef(filter);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("broken");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
        Tomcat.addServlet(context, "answers", new Answers());
        context.addServletMappingDecoded("/*", "answers");
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterAll
    static void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private static int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chunked", "/fixed"})
    void aClientGetsAnErrorAndNotAPart(String path) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    /** It is not asked to end, and does. */
    @ParameterizedTest
    @ValueSource(strings = {"/chunked", "/fixed"})
    void theConnectionEndsWithoutAnEndOfTheAnswer(String path) throws IOException {
        String seen = ask(request(path) + "\r\n");
        assertThat(seen).startsWith("HTTP/1.1 200").contains("a part of the answer");
        assertThat(seen).doesNotContainIgnoringCase("Connection: close");
        assertThat(seen).doesNotContain("\r\n0\r\n\r\n", "problem", "<html");
        assertThat(seen.length()).isLessThan(2 * BEGUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/whole", "/early"})
    void othersLeaveTheirConnectionForTheNextRequest(String path) throws IOException {
        String one = request(path);
        String seen = ask(one + "\r\n" + one + "Connection: close\r\n\r\n");
        assertThat(seen.indexOf("HTTP/1.1", 1)).isPositive();
        assertThat(seen).contains(path.equals("/early") ? "\"not-found\"" : "\r\n0\r\n\r\n");
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    }

    /** All that comes until the connection ends. */
    private static String ask(String requests) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            return all(socket.getInputStream());
        }
    }

    /** What came before the connection ended, in whatever way it did. */
    private static String all(InputStream in) throws IOException {
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[1 << 16];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                seen.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            return seen.toString();
        }
        return seen.toString();
    }

    @Test
    void theFilterIsBeforeAllHandlers() {
        var registration = new ApiConfiguration().brokenAnswersFilter();
        assertThat(registration.getOrder())
                .isEqualTo(org.springframework.core.Ordered.HIGHEST_PRECEDENCE);
    }
}
