package io.worklog.spring.source.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body can be looked at while the application reads it. Until {@link #capture} is
 * called it is the request as it came.
 */
final class CapturingRequest extends HttpServletRequestWrapper {
    private long limit = -1;
    private boolean readBefore;
    private boolean parsed;
    private @Nullable TeeStream tee;
    private @Nullable BufferedReader reader;

    CapturingRequest(HttpServletRequest request) {
        super(request);
    }

    /** From here on keeps what is read, up to so many bytes. */
    void capture(long most) {
        limit = most;
    }

    /** What the application read of the body; nothing where it read none from here on. */
    @Nullable TeeStream read() {
        return tee;
    }

    /** Whether somebody took the body before anybody asked to keep it. */
    boolean wasReadBefore() {
        return readBefore;
    }

    /** Whether the application asked for parameters, so that a form's body was read as such. */
    boolean wasParsed() {
        return parsed;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (limit < 0) {
            readBefore = true;
            return super.getInputStream();
        }
        TeeStream open = tee;
        if (open == null) {
            open = new TeeStream(super.getInputStream(), limit);
            tee = open;
        }
        return open;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (limit < 0) {
            readBefore = true;
            return super.getReader();
        }
        BufferedReader open = reader;
        if (open == null) {
            String declared = getCharacterEncoding();
            String charset = declared == null ? StandardCharsets.ISO_8859_1.name() : declared;
            open = new BufferedReader(new InputStreamReader(getInputStream(), charset));
            reader = open;
        }
        return open;
    }

    @Override
    public @Nullable String getParameter(String name) {
        parsed = true;
        return super.getParameter(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        parsed = true;
        return super.getParameterMap();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        parsed = true;
        return super.getParameterNames();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        parsed = true;
        return super.getParameterValues(name);
    }
}
