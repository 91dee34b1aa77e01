package io.worklog.server.vault;

import io.worklog.server.db.Database;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
public class VaultConfiguration {
    @Bean
    Vault vault(
            Database database,
            ObjectProvider<MasterKeys> masters,
            VaultProperties properties,
            SecureRandom random,
            InstantSource clock) {
        DataKeys keys = new DataKeys(database, clock);
        MasterKeys own = masters.getIfAvailable(() -> local(properties, keys, random, clock));
        return new TinkVault(keys, own, random);
    }

    /** A new key file beside data that a lost one sealed would hide the loss. */
    private static MasterKeys local(
            VaultProperties properties, DataKeys keys, SecureRandom random, InstantSource clock) {
        String given = properties.keys();
        if (given != null) {
            return LocalMasterKeys.of(given, random, clock);
        }
        boolean make = properties.makeKeys() && keys.isEmpty();
        return LocalMasterKeys.of(new KeyFile(properties.keyFile()), make, random, clock);
    }
}
