package io.worklog.client;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.verify.LogSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project over HTTP. */
final class DefaultProjectClient implements ProjectClient {
    private final Transport transport;
    private final String id;
    private final RemoteLog log;
    private final RemoteEvents events;

    DefaultProjectClient(Transport transport, String id, @Nullable KeyHistory trusted) {
        this.transport = transport;
        this.id = id;
        this.log = new RemoteLog(this, transport, trusted);
        this.events = new RemoteEvents(transport, id, new ProofChecks(log::keys));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ApiJson info() {
        return request("GET", "").json();
    }

    @Override
    public RemoteRecording record(String type) {
        return events.begin(type);
    }

    @Override
    public List<BatchResult> recordAll(List<RemoteRecording> batch) {
        return events.record(batch);
    }

    @Override
    public Stream<ApiJson> events(EventSearch search) {
        return search.put(request("GET", "/events")).items();
    }

    @Override
    public ApiJson eventPage(EventSearch search) {
        return search.put(request("GET", "/events")).json();
    }

    @Override
    public ApiJson event(long index) {
        return request("GET", "/events/" + index).json();
    }

    @Override
    public ProvenEvent prove(long index) {
        return log.prove(index);
    }

    @Override
    public LogSource source() {
        return log.source();
    }

    @Override
    public KeyHistory keys() {
        return log.keys();
    }

    @Override
    public EventTail tail(long from) {
        return new EventTail(this, from);
    }

    @Override
    public ApiRequest request(String method, String path) {
        return new ApiRequest(
                transport, method, "/api/v1/projects/" + ApiRequest.encode(id) + path);
    }

    @Override
    public Stream<ApiJson> records() {
        return request("GET", "/records").items();
    }

    @Override
    public ApiJson createRecord(String title, String content) {
        return request("POST", "/records")
                .body(ApiJson.of("title", title, "content", content))
                .json();
    }

    @Override
    public ApiJson upload(Path file, TransferProgress progress) {
        return new Uploads(this).send(file, progress);
    }

    @Override
    public void export(ApiJson what, Path out, TransferProgress progress) {
        new Exports(this, new DefaultWorklogClient(transport, null)).run(what, out, progress);
    }
}
