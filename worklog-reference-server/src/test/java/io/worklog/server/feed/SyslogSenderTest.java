package io.worklog.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.worklog.RecordedEvent;
import io.worklog.sentence.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syslog at a real rsyslog where there is one, and at own receivers over TCP, TLS and UDP. */
class SyslogSenderTest {
    private static final char[] PASSWORD = "change-me".toCharArray();

    private final EventForms forms = new EventForms(Sentences.builtIn());
    private final SyslogMessage messages = new SyslogMessage(13, 32473, "node-1");

    private SyslogSender sender(String target, SSLContext tls) {
        AddressRules rules = new AddressRules(true, Set.of(), InetAddress::getAllByName);
        Connector connector =
                new Connector(rules, () -> tls, Duration.ofSeconds(20), Duration.ofSeconds(20));
        return new SyslogSender(connector, messages, URI.create(target), 480);
    }

    private Outgoing outgoing(RecordedEvent event, FeedFormat format) {
        return new Outgoing(
                event.event().id().toString(),
                event.event().type().name(),
                event.index().value(),
                event.event().provenance().log(),
                event.event().severity(),
                event.event().occurredAt(),
                format.mediaType(),
                forms.tell(format, event));
    }

    @Test
    void rsyslogUnderstandsEveryPart(@TempDir Path folder) throws Exception {
        Path program = Rsyslog.program().orElse(null);
        assumeTrue(program != null, "no rsyslogd on this machine: install rsyslog");
        List<RecordedEvent> events = ForeignEvents.all();
        try (Rsyslog rsyslog = Rsyslog.start(program, folder);
                SyslogSender sender =
                        sender("tcp://127.0.0.1:" + rsyslog.port(), SSLContext.getDefault())) {
            for (RecordedEvent event : events) {
                sender.send(outgoing(event, FeedFormat.ECS));
            }
            List<String> seen = rsyslog.lines(events.size());
            assertThat(seen).hasSize(events.size());
            RecordedEvent most = events.get(1);
            assertThat(seen.get(1))
                    .startsWith("107|2026-03-01T08:15:31.123456Z|node-1|worklog|record.approved|")
                    .contains("[worklog@32473 id=\"" + most.event().id() + "\" log=\"prj_1\"")
                    .endsWith("|" + forms.tell(FeedFormat.ECS, most));
        }
    }

    @Test
    void aReceiverThatHangsUpIsCalledAgain() throws Exception {
        try (SyslogReceiver receiver = new SyslogReceiver(ServerSocketFactory.getDefault(), 1);
                SyslogSender sender =
                        sender("tcp://127.0.0.1:" + receiver.port(), SSLContext.getDefault())) {
            for (RecordedEvent event : ForeignEvents.all()) {
                sender.check();
                sender.send(outgoing(event, FeedFormat.CEF));
                assertThat(receiver.next()).endsWith(forms.tell(FeedFormat.CEF, event));
                assertThat(receiver.next()).isEqualTo("hung up");
            }
        }
    }

    @Test
    void overTlsTheCertificateMustBeOfThatName(@TempDir Path folder) throws Exception {
        SSLContext tls = selfSigned(folder);
        RecordedEvent event = ForeignEvents.all().get(1);
        try (SyslogReceiver receiver = new SyslogReceiver(tls.getServerSocketFactory(), 1)) {
            try (SyslogSender sender = sender("tls://localhost:" + receiver.port(), tls)) {
                sender.send(outgoing(event, FeedFormat.CEF));
                assertThat(receiver.next()).startsWith("<107>1 ");
            }
            try (SyslogSender sender = sender("tls://127.0.0.1:" + receiver.port(), tls)) {
                assertThatThrownBy(() -> sender.send(outgoing(event, FeedFormat.CEF)))
                        .isInstanceOf(DeliveryException.class)
                        .hasMessageContaining("SSLHandshakeException");
            }
            SSLContext stranger = SSLContext.getDefault();
            try (SyslogSender sender = sender("tls://localhost:" + receiver.port(), stranger)) {
                assertThatThrownBy(() -> sender.send(outgoing(event, FeedFormat.CEF)))
                        .isInstanceOf(DeliveryException.class);
            }
        }
    }

    @Test
    void aDatagramIsOneMessageAndNeverTooLong() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (DatagramSocket receiver = new DatagramSocket(any)) {
            receiver.setSoTimeout(60_000);
            String target = "udp://127.0.0.1:" + receiver.getLocalPort();
            try (SyslogSender sender = sender(target, SSLContext.getDefault())) {
                sender.send(outgoing(ForeignEvents.all().get(1), FeedFormat.CEF));
            }
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            receiver.receive(packet);
            assertThat(packet.getLength()).isBetween(470, 480);
            String text =
                    new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            assertThat(text).startsWith("<107>1 ").contains(" cut=\"").doesNotContain("\uFFFD");
        }
    }

    /** A certificate for localhost that only its maker trusts. */
    private static SSLContext selfSigned(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("store.p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made =
                new ProcessBuilder(
                                List.of(
                                        keytool,
                                        "-genkeypair",
                                        "-alias",
                                        "own",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=localhost",
                                        "-ext",
                                        "san=dns:localhost",
                                        "-storetype",
                                        "PKCS12",
                                        "-keystore",
                                        store.toString(),
                                        "-storepass",
                                        new String(PASSWORD)))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        assertThat(made.waitFor()).as("keytool").isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }
}
