package io.worklog.server.user;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** An OIDC issuer with one key, and tokens of it that nobody should believe. */
final class LightIssuer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair key = pair();
    private final KeyPair stranger = pair();

    LightIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                "/.well-known/openid-configuration",
                () ->
                        Map.of(
                                "issuer",
                                url(),
                                "jwks_uri",
                                url() + "/keys",
                                "subject_types_supported",
                                java.util.List.of("public")));
        serve("/keys", () -> Map.of("keys", java.util.List.of(jwk())));
        server.start();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(String path, java.util.function.Supplier<Object> body) {
        server.createContext(
                path,
                exchange -> {
                    byte[] bytes = JSON.writeValueAsBytes(body.get());
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    private Map<String, String> jwk() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "kid",
                "k1",
                "use",
                "sig",
                "alg",
                "RS256",
                "n",
                number(open.getModulus()),
                "e",
                number(open.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String part(Map<String, ?> json) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(new TreeMap<>(json)));
    }

    /** A token signed as it should be. */
    String token(Map<String, ?> claims) {
        return signed(Map.of("alg", "RS256", "kid", "k1", "typ", "JWT"), claims, key);
    }

    /** Signed with a key that the issuer does not have. */
    String ofStranger(Map<String, ?> claims, String kid) {
        return signed(Map.of("alg", "RS256", "kid", kid), claims, stranger);
    }

    /** Not signed, and saying so. */
    String unsigned(Map<String, ?> claims) {
        return part(Map.of("alg", "none")) + '.' + part(claims) + '.';
    }

    /** The public key taken for a shared secret. */
    String confused(Map<String, ?> claims) {
        String text = part(Map.of("alg", "HS256", "kid", "k1")) + '.' + part(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getPublic().getEncoded(), "HmacSHA256"));
            return text + '.' + BASE64.encodeToString(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(Map<String, ?> header, Map<String, ?> claims, KeyPair with) {
        String text = part(header) + '.' + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(with.getPrivate());
            signature.update(bytes(text));
            return text + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
