package io.worklog.spring.source.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address or a network such as {@code 10.0.0.0/8}. Names are never looked up.
 *
 * @param address the bytes of the address
 * @param bits how many leading bits count
 */
record AddressRange(byte[] address, int bits) {
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if it is none
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw notOne(text);
        }
        int all = address.length * Byte.SIZE;
        try {
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= all) {
                return new AddressRange(address, bits);
            }
        } catch (NumberFormatException e) {
            throw notOne(text);
        }
        throw notOne(text);
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException(
                "worklog.http.trusted-proxies has \""
                        + text
                        + "\": use addresses and networks such as 10.0.0.1 and 10.0.0.0/8");
    }

    /** The bytes of an address, null where the text is none. */
    static byte @Nullable [] bytes(String text) {
        boolean six = text.indexOf(':') >= 0 && V6.matcher(text).matches();
        if (!six && !V4.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            int at = bit / Byte.SIZE;
            if ((address[at] & mask) != (other[at] & mask)) {
                return false;
            }
        }
        return true;
    }
}
