package io.worklog.spring.source.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from: the peer, unless that is a trusted proxy; then the last address of
 * {@code X-Forwarded-For} that is not one. What stands before it anybody can have written.
 * Thread-safe.
 */
final class ClientAddress {
    private final List<AddressRange> trusted;

    /**
     * With these proxies.
     *
     * @throws IllegalArgumentException if one is neither an address nor a network
     */
    ClientAddress(List<String> trusted) {
        this.trusted = trusted.stream().map(AddressRange::parse).toList();
    }

    @Nullable String of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        if (trusted.isEmpty() || peer == null || !isTrusted(peer)) {
            return peer;
        }
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            hops.addAll(Arrays.asList(header.split(",")));
        }
        String last = peer;
        for (int i = hops.size() - 1; i >= 0; i--) {
            String hop = bare(hops.get(i).strip());
            if (AddressRange.bytes(hop) == null) {
                return last;
            }
            last = hop;
            if (!isTrusted(hop)) {
                return hop;
            }
        }
        return last;
    }

    private boolean isTrusted(String text) {
        byte[] address = AddressRange.bytes(text);
        return address != null && trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** The address without the brackets and the port that some proxies write. */
    private static String bare(String hop) {
        int close = hop.indexOf(']');
        if (hop.startsWith("[") && close > 0) {
            return hop.substring(1, close);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
