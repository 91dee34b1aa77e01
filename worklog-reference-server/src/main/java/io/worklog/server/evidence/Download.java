package io.worklog.server.evidence;

import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.evidence.ByteRange.OutsideException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a file's bytes or a part of them (RFC 9110). Nothing in them can run in a browser:
 * they are always an attachment, of the type that the server found, in a sandbox. What is read is
 * checked; bytes that are not those that were uploaded end the answer in the middle. Thread-safe.
 */
final class Download {
    private static final int CHUNK = 64 << 10;

    private final ProjectFiles files;
    private final Custody custody;

    Download(ProjectFiles files, Custody custody) {
        this.files = files;
        this.custody = custody;
    }

    void answer(
            ProjectRef project,
            EvidenceFile file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String tag = "\"" + file.sha256() + "\"";
        headers(response, file, tag);
        if (matches(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Optional<ByteRange> part = part(request, response, file, tag);
        ByteRange range = part.orElse(new ByteRange(0, file.size()));
        if (part.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(
                    "Content-Range",
                    "bytes " + range.start() + "-" + (range.end() - 1) + "/" + file.size());
        }
        response.setContentLengthLong(range.length());
        if (!request.getMethod().equals("HEAD")) {
            custody.downloaded(project, file, range.start() > 0);
            send(project, file, range, response);
        }
    }

    private static void headers(HttpServletResponse response, EvidenceFile file, String tag) {
        String name = file.name();
        response.setContentType(ContentTypes.served(file.mediaType()));
        response.setHeader("Content-Disposition", FileNames.attachment(name == null ? "" : name));
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("ETag", tag);
        response.setHeader("X-Worklog-Sha256", file.sha256());
    }

    private static boolean matches(@Nullable String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String one : header.split(",")) {
            String each = one.strip();
            if (each.equals("*") || each.equals(tag) || each.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<ByteRange> part(
            HttpServletRequest request,
            HttpServletResponse response,
            EvidenceFile file,
            String tag) {
        String condition = request.getHeader("If-Range");
        if (condition != null && !condition.strip().equals(tag)) {
            return Optional.empty();
        }
        try {
            return ByteRange.of(request.getHeader("Range"), file.size());
        } catch (OutsideException e) {
            response.setHeader("Content-Range", "bytes */" + file.size());
            response.setContentType("application/problem+json");
            throw Problem.of(
                    EvidenceProblem.RANGE_NOT_SATISFIABLE,
                    "the file has " + file.size() + " bytes");
        }
    }

    private void send(
            ProjectRef project, EvidenceFile file, ByteRange range, HttpServletResponse response)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = range.length();
        try (InputStream in = open(project, file, range.start(), response)) {
            OutputStream out = response.getOutputStream();
            while (left > 0) {
                int most = (int) Math.min(CHUNK, left);
                int read = read(in, chunk, most, left == most);
                if (read <= 0) {
                    throw damaged(project, file, response);
                }
                left -= read;
                out.write(chunk, 0, read);
            }
        } catch (DamagedWhileReadException e) {
            throw damaged(project, file, response);
        }
    }

    private InputStream open(
            ProjectRef project, EvidenceFile file, long start, HttpServletResponse response) {
        try {
            return files.open(file, start);
        } catch (IOException e) {
            throw damaged(project, file, response);
        }
    }

    /** The last bytes leave only after the end was reached, where the whole digest is checked. */
    private static int read(InputStream in, byte[] chunk, int most, boolean last) {
        try {
            int read = in.readNBytes(chunk, 0, most);
            if (last && read == most) {
                in.read();
            }
            return read;
        } catch (IOException e) {
            throw new DamagedWhileReadException(e);
        }
    }

    /** Only reading can throw it; writing fails where the caller is gone. */
    private static final class DamagedWhileReadException extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        DamagedWhileReadException(IOException cause) {
            super(cause);
        }
    }

    /** An answer that has not begun becomes a problem; one that has, breaks off. */
    private Problem damaged(ProjectRef project, EvidenceFile file, HttpServletResponse response) {
        custody.damaged(project, file);
        if (!response.isCommitted()) {
            response.reset();
        }
        return Problem.of(EvidenceProblem.EVIDENCE_DAMAGED, "see the project's log");
    }
}
