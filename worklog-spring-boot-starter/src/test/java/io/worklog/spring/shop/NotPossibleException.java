package io.worklog.spring.shop;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for does not fit the state things are in. */
@ResponseStatus(HttpStatus.CONFLICT)
class NotPossibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotPossibleException(String why) {
        super(why);
    }
}
