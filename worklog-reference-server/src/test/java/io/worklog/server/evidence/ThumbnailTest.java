package io.worklog.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import io.worklog.server.vault.KeyName;
import io.worklog.server.vault.Vault;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small pictures of real ones, and none of those that only want memory. */
class ThumbnailTest {
    /** What is sealed in one piece. */
    private static final int SEGMENT = 64 << 10;

    private static final int SEGMENTS = 4;

    private static EvidenceProject project;

    @BeforeAll
    static void project() {
        project = new EvidenceProject(TestServer.shared());
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? Color.RED.getRGB() : Color.BLUE.getRGB());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static HttpResponse<byte[]> thumbnail(String file)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        project.server
                                .request(
                                        EvidenceProject.READER,
                                        project.path("/" + file + "/thumbnail"))
                                .GET()
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void aPictureHasASmallOne(String format) throws Exception {
        String id = project.uploaded("p." + format, picture(format, 1200, 600));
        var answer = thumbnail(id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(small.getWidth()).isEqualTo(Thumbnails.EDGE);
        assertThat(small.getHeight()).isEqualTo(Thumbnails.EDGE / 2);
        assertThat(new Color(small.getRGB(20, 60)).getRed()).isGreaterThan(200);
        assertThat(new Color(small.getRGB(230, 60)).getBlue()).isGreaterThan(200);
        assertThat(project.custody(id, 2)).contains("evidence.viewed by rea");
    }

    /** As a photo is: the sealed file has many segments, which are read one after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void aPictureOfManySealedSegmentsHasASmallOneToo(String format) throws Exception {
        byte[] photo = noise(format, 1200);
        assertThat(photo.length).isGreaterThan(SEGMENTS * SEGMENT);
        var answer = thumbnail(project.uploaded("photo." + format, photo));
        assertThat(answer.statusCode()).isEqualTo(200);
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(small.getWidth()).isEqualTo(Thumbnails.EDGE);
        assertThat(small.getHeight()).isEqualTo(Thumbnails.EDGE);
        assertThat(new Color(small.getRGB(128, 10)).getRed()).isGreaterThan(180);
        assertThat(new Color(small.getRGB(128, 245)).getBlue()).isGreaterThan(180);
    }

    /** A square that no format makes small: noise, red above and blue below. */
    private static byte[] noise(String format, int edge) throws IOException {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < edge; y++) {
            int colour = y < edge / 2 ? 0xD00000 : 0x0000D0;
            for (int x = 0; x < edge; x++) {
                image.setRGB(x, y, colour + random.nextInt(48) * 0x010101);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** As another node does it: nothing tells this one but the database they share. */
    @Test
    void withTheKeyOfTheFileTheSmallPictureIsGoneAtOnce() throws Exception {
        byte[] bytes = picture("png", 500, 300);
        String id = project.uploaded("secret.png", bytes);
        assertThat(thumbnail(id).statusCode()).isEqualTo(200);
        assertThat(thumbnail(id).statusCode()).as("out of memory").isEqualTo(200);
        String sha256 = project.json(EvidenceProject.READER, "/" + id).get("sha256").asString();
        BlobRows blobs = new BlobRows(project.server.bean(Database.class), InstantSource.system());
        String key = blobs.find(sha256).orElseThrow().key();
        assertThat(project.server.bean(Vault.class).shred(new KeyName("", "evidence", key)))
                .isTrue();
        var answer = thumbnail(id);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), UTF_8)).contains("no-thumbnail");
    }

    /** A hundred bytes that claim to be a picture of forty billion pixels. */
    @Test
    void aPictureThatClaimsToBeGiganticHasNone() throws Exception {
        byte[] bomb = picture("png", 8, 8);
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 200_000).putInt(20, 200_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        header.putInt(29, (int) crc.getValue());
        assertThat(thumbnail(project.uploaded("bomb.png", bomb)).statusCode()).isEqualTo(404);
        byte[] gif = picture("gif", 8, 8);
        Arrays.fill(gif, 6, 10, (byte) 0xFF);
        int descriptor = descriptor(gif);
        Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) 0xFF);
        assertThat(thumbnail(project.uploaded("bomb.gif", gif)).statusCode()).isEqualTo(404);
    }

    /** Where the first picture of a GIF begins: after the header and its table of colours. */
    private static int descriptor(byte[] gif) {
        int colours = (gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1);
        int at = 13 + colours;
        while (gif[at] == 0x21) {
            at += 2;
            while (gif[at] != 0) {
                at += 1 + (gif[at] & 0xFF);
            }
            at++;
        }
        return at;
    }

    @Test
    void whatIsNoPictureOrCutOffHasNone() throws Exception {
        byte[] png = picture("png", 400, 400);
        String cut = project.uploaded("cut.png", Arrays.copyOf(png, 200));
        var answer = thumbnail(cut);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), UTF_8)).contains("no-thumbnail");
        String text = project.uploaded("text.txt", "no picture".getBytes(UTF_8));
        assertThat(thumbnail(text).statusCode()).isEqualTo(404);
    }
}
