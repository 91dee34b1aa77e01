package io.worklog.client;

import io.worklog.error.IntegrityException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Goes through the pages of a list. Not thread-safe. */
final class PageIterator implements Iterator<ApiJson> {
    private @Nullable ApiRequest request;
    private Iterator<ApiJson> items = List.<ApiJson>of().iterator();

    PageIterator(ApiRequest first) {
        request = first;
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext() && request != null) {
            ApiRequest asked = request;
            ApiJson page = asked.json();
            requireWhole(page);
            items = page.list("items").iterator();
            request = page.find("next").map(asked::after).orElse(null);
        }
        return items.hasNext();
    }

    /** A list that goes on without an event would look like all there are. */
    private static void requireWhole(ApiJson page) {
        List<Long> damaged = page.numbers("damaged");
        if (!damaged.isEmpty()) {
            long first = Collections.min(damaged);
            throw new IntegrityException("the server cannot read entry " + first, first);
        }
    }

    @Override
    public ApiJson next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.next();
    }
}
