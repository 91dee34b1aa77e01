package io.worklog.server.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** SHA-256 over the names and values of all settings that are no secrets, in their order. */
final class SettingsDigest {
    private static final Pattern SECRET =
            Pattern.compile(".*(password|secret|token|pepper|keys|url|uri)$");

    private SettingsDigest() {}

    static String of(Environment environment) {
        String lines =
                SettingsMetadata.load().settings().stream()
                        .map(SettingsMetadata.Setting::name)
                        .filter(name -> !SECRET.matcher(name).matches())
                        .filter(environment::containsProperty)
                        .map(name -> name + "=" + environment.getProperty(name))
                        .collect(Collectors.joining("\n"));
        try {
            byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
