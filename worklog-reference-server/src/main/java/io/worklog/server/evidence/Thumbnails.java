package io.worklog.server.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.worklog.server.api.Problem;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Small pictures of pictures, made when they are first asked for and kept in memory alone, so that
 * nothing of an erased file stays on a disk. One that is kept is given out only while the file itself
 * can be opened: with the key of its bytes it is gone too, on every node at once. Only the first picture of a file is read, and only
 * where what it claims to measure is bearable: a picture of some bytes can claim to be gigantic.
 * Thread-safe.
 */
final class Thumbnails {
    static final int EDGE = 256;
    static final long MOST_BYTES = 32L << 20;
    static final long MOST_PIXELS = 25_000_000;
    private static final int MOST_EDGE = 20_000;
    private static final int AT_ONCE = 2;
    private static final long CACHED_BYTES = 16L << 20;
    private static final Duration CACHED = Duration.ofMinutes(30);
    private static final Map<String, String> FORMATS =
            Map.of("image/jpeg", "jpeg", "image/png", "png", "image/gif", "gif");

    private final ProjectFiles files;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Cache<String, byte[]> cache =
            Caffeine.newBuilder()
                    .maximumWeight(CACHED_BYTES)
                    .weigher((String sha256, byte[] picture) -> picture.length + sha256.length())
                    .expireAfterWrite(CACHED)
                    .build();

    Thumbnails(ProjectFiles files) {
        this.files = files;
    }

    /**
     * The small picture of a file as PNG, at most {@value #EDGE} by {@value #EDGE}.
     *
     * @throws Problem if there is none
     */
    byte[] of(EvidenceFile file) {
        String format = FORMATS.get(file.mediaType());
        if (format == null || file.size() > MOST_BYTES) {
            throw none("it is no picture, or too large");
        }
        byte[] kept = cache.getIfPresent(file.sha256());
        if (kept == null) {
            return Objects.requireNonNull(cache.get(file.sha256(), sha256 -> made(file, format)));
        }
        requireOpens(file);
        return kept;
    }

    /** Opening reads no byte of the file, but asks for it and for its key. */
    private void requireOpens(EvidenceFile file) {
        try (InputStream opened = files.open(file, 0)) {
            Objects.requireNonNull(opened);
        } catch (IOException e) {
            cache.invalidate(file.sha256());
            Problem none = none("the picture cannot be read");
            none.addSuppressed(e);
            throw none;
        }
    }

    private byte[] made(EvidenceFile file, String format) {
        room.acquireUninterruptibly();
        try (InputStream in = files.open(file, 0);
                MemoryCacheImageInputStream image = new MemoryCacheImageInputStream(in)) {
            ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
            try {
                reader.setInput(image, true, true);
                return png(scaled(read(reader)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            Problem none = none("the picture cannot be read");
            none.addSuppressed(e);
            throw none;
        } finally {
            room.release();
        }
    }

    /** Leaves out rows and columns while reading, so that memory is bounded by the result. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MOST_EDGE || height > MOST_EDGE || (long) width * height > MOST_PIXELS) {
            throw none("the picture measures " + width + " by " + height);
        }
        ImageReadParam how = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * EDGE));
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private static BufferedImage scaled(BufferedImage full) {
        double factor = Math.min(1.0, (double) EDGE / Math.max(full.getWidth(), full.getHeight()));
        int width = Math.max(1, (int) Math.round(full.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(full.getHeight() * factor));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(full, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", memory);
        }
        return out.toByteArray();
    }

    private static Problem none(String why) {
        return Problem.of(EvidenceProblem.NO_THUMBNAIL, why);
    }
}
