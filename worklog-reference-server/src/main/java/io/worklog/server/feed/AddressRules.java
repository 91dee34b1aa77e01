package io.worklog.server.feed;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Which addresses may be called. A name is resolved once, every address it has is judged, and the
 * caller connects to the one that is given, so that a name that changes its address in between
 * leads nowhere else.
 */
final class AddressRules {
    private static final int BYTE = 0xFF;

    private final boolean allowPrivate;
    private final Set<String> exempt;
    private final Resolver resolver;

    /** Finds the addresses of a name. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    AddressRules(boolean allowPrivate, Set<String> exempt, Resolver resolver) {
        this.allowPrivate = allowPrivate;
        this.exempt = exempt;
        this.resolver = resolver;
    }

    /** The address to connect to. */
    InetAddress resolve(String host) throws DeliveryException {
        InetAddress[] found;
        try {
            found = resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw DeliveryException.of("the name has no address", e);
        }
        if (!allowPrivate && !exempt.contains(host)) {
            for (InetAddress each : found) {
                if (isInner(each)) {
                    throw DeliveryException.of("the name leads to an address that is not public");
                }
            }
        }
        return found[0];
    }

    /** Whether an address is not one of the public Internet (IANA special-purpose registries). */
    static boolean isInner(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isInner4(address.getAddress())
                        : isInner6(address.getAddress()));
    }

    private static boolean isInner4(byte[] a) {
        int first = a[0] & BYTE;
        int second = a[1] & BYTE;
        int third = a[2] & BYTE;
        return first == 0
                || first >= 240
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 192 && second == 88 && third == 99
                || first == 198 && (second == 18 || second == 19)
                || first == 198 && second == 51 && third == 100
                || first == 203 && second == 0 && third == 113;
    }

    /** Only 2000::/3 is public, and not what carries another address or is for documents. */
    private static boolean isInner6(byte[] a) {
        int first = a[0] & BYTE;
        int second = a[1] & BYTE;
        boolean global = (first & 0xE0) == 0x20;
        boolean teredoAndOthers = first == 0x20 && second == 0x01 && (a[2] & 0xFE) == 0;
        boolean documents =
                first == 0x20 && second == 0x01 && a[2] == 0x0D && (a[3] & BYTE) == 0xB8;
        boolean sixToFour = first == 0x20 && second == 0x02;
        return !global || teredoAndOthers || documents || sixToFour;
    }
}
