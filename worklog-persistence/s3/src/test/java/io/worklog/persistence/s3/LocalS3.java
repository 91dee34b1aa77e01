package io.worklog.persistence.s3;

import io.worklog.persistence.s3.S3Settings.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Proxy over a folder, in this process, with signatures checked. */
final class LocalS3 implements AutoCloseable {
    private static final Credentials WHO = new Credentials("test-identity", "test-credential");

    private final S3Proxy proxy;
    private final S3Client client;

    private LocalS3(S3Proxy proxy, String bucket) {
        this.proxy = proxy;
        this.client = Clients.of(settings(bucket, "", WHO));
        client.createBucket(r -> r.bucket(bucket));
    }

    static LocalS3 start(Path folder, String bucket) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        S3Proxy proxy =
                S3Proxy.builder()
                        .blobStore(BlobStores.create("filesystem-nio2", properties))
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(
                                AuthenticationType.AWS_V2_OR_V4, WHO.accessKey(), WHO.secretKey())
                        .build();
        proxy.start();
        return new LocalS3(proxy, bucket);
    }

    S3Settings settings(String bucket, String prefix) {
        return settings(bucket, prefix, WHO);
    }

    S3Settings settings(String bucket, String prefix, Credentials who) {
        URI endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
        return S3Settings.bucket(bucket, prefix, "us-east-1").at(endpoint, who);
    }

    S3Client client() {
        return client;
    }

    /** Objects and unfinished uploads. */
    long remains(String bucket) {
        long objects =
                client.listObjectsV2Paginator(r -> r.bucket(bucket)).contents().stream().count();
        long uploads = client.listMultipartUploads(r -> r.bucket(bucket)).uploads().size();
        return objects + uploads;
    }

    void stop() throws Exception {
        proxy.stop();
    }

    @Override
    public void close() throws Exception {
        client.close();
        proxy.stop();
    }
}
