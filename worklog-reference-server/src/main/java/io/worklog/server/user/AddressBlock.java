package io.worklog.server.user;

import org.jspecify.annotations.Nullable;

/** What one subscriber has of addresses: an IPv4 address, or the first 64 bits of an IPv6 one. */
final class AddressBlock {
    private static final int GROUPS = 4;

    private AddressBlock() {}

    /** The block of an address as the server writes it; a text for an unknown one too. */
    static String of(@Nullable String address) {
        if (address == null) {
            return "unknown";
        }
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = expanded(address).split(":");
        StringBuilder block = new StringBuilder();
        for (int group = 0; group < Math.min(GROUPS, groups.length); group++) {
            block.append(groups[group]).append(':');
        }
        return block.append(":/64").toString();
    }

    /** The address without {@code ::}. */
    private static String expanded(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return address;
        }
        String head = address.substring(0, gap);
        String tail = address.substring(gap + 2);
        int missing = 2 * GROUPS - count(head) - count(tail);
        return (head.isEmpty() ? "" : head + ":") + "0:".repeat(Math.max(0, missing)) + tail;
    }

    private static int count(String groups) {
        return groups.isEmpty() ? 0 : groups.split(":").length;
    }
}
