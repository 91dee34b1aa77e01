package io.worklog.server.store;

import io.worklog.persistence.mongodb.GridFsEvidenceStore;
import io.worklog.persistence.mongodb.MongoLogStore;
import io.worklog.persistence.mongodb.MongoOptions;
import io.worklog.spi.ListableEvidenceStore;
import io.worklog.spi.LogStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Logs and evidence in a MongoDB. */
final class MongoStores {
    private static final Pattern USER = Pattern.compile("^(mongodb(?:\\+srv)?://)([^/@]+)@");

    private MongoStores() {}

    static LogStore logs(StoreUrl url, @Nullable String password) {
        return MongoLogStore.open(uri(url, password), options(url));
    }

    static ListableEvidenceStore evidence(StoreUrl url, @Nullable String password) {
        return GridFsEvidenceStore.open(uri(url, password), options(url));
    }

    private static MongoOptions options(StoreUrl url) {
        String prefix = url.setting("prefix");
        MongoOptions defaults = MongoOptions.defaults();
        return prefix == null ? defaults : defaults.withPrefix(prefix);
    }

    /** The URI as the driver wants it, with the password of its user. */
    private static String uri(StoreUrl url, @Nullable String password) {
        Matcher user = USER.matcher(url.text());
        if (password == null || !user.find()) {
            return url.text();
        }
        String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
        String rest = url.text().substring(user.end());
        return user.group(1) + user.group(2) + ":" + encoded + "@" + rest;
    }
}
